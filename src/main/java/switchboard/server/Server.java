package switchboard.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.EventBus;
import switchboard.event.Roster;
import switchboard.model.AccessRules;
import switchboard.model.CloseReason;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.accept.Acceptor;
import switchboard.server.accept.AdmissionControl;
import switchboard.server.accept.ListenException;
import switchboard.server.accept.Listener;
import switchboard.server.accept.ReachableAddresses;
import switchboard.server.accept.TcpAcceptor;
import switchboard.server.accept.UnixAcceptor;
import switchboard.server.context.ConnectedClient;
import switchboard.server.context.ReceivedHistory;
import switchboard.server.context.ServerContext;
import switchboard.server.context.ServerLimits;
import switchboard.server.context.SystemClock;
import switchboard.server.transport.TcpTransport;
import switchboard.server.transport.TlsTransport;
import switchboard.text.ServerText;
import switchboard.tls.Identity;
import switchboard.tls.IdentitySource;
import switchboard.tls.TlsException;

/**
 * The server: any number of listeners, the connections that they accepted, and the counts.
 *
 * <p>Thread-safe. Facts are published on the event bus, and requests come from it. Listeners can be started and stopped
 * while the server runs. {@link #close} ends everything in bounded time.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** The time that clients have to read the last message before a stopping server closes their sockets. */
    private static final long STOP_POLITELY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long STOP_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ServerContext serverContext;
    private final IdentitySource identities;
    private final AdmissionControl admission;
    private final RequestHandler requestHandler;
    private final Watchdog watchdog;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<Integer, Listener> listeners = new LinkedHashMap<>();

    @GuardedBy("lock")
    private int lastListener;

    @GuardedBy("lock")
    private boolean closed;

    /**
     * Creates a server without a listener and without TLS.
     *
     * @param bus the bus to publish facts on and to take requests from
     * @param limits the server's limits
     * @param lastConnection the number before that of the first connection; 0 for a new session
     */
    public Server(EventBus bus, ServerLimits limits, long lastConnection) {
        this(bus, limits, lastConnection, () -> {
            throw new IllegalStateException("no identity was given to this server");
        });
    }

    /**
     * Creates a server without a listener.
     *
     * @param identities asked for the certificate and key each time a TLS listener starts
     */
    public Server(EventBus bus, ServerLimits limits, long lastConnection, IdentitySource identities) {
        this.identities = identities;
        this.serverContext = new ServerContext(bus, limits, lastConnection, new SystemClock());
        this.admission = new AdmissionControl(serverContext);
        this.requestHandler = new RequestHandler(serverContext, this);
        this.watchdog = new Watchdog(serverContext);
    }

    /** Starts the request thread and the watchdog. */
    public void start() {
        watchdog.start();
        requestHandler.start();
    }

    /**
     * Starts a listener; its socket is open when this returns.
     *
     * @throws ListenException if the listener cannot start, with a sentence for people; then no socket is left open
     */
    public ListenerInfo listen(ListenerSettings settings) throws ListenException {
        return listen(List.of(settings)).getFirst();
    }

    /**
     * Starts several listeners, or none: no client is accepted before all sockets are open.
     *
     * @throws ListenException if one of them cannot start, with a sentence for people; then no socket is left open
     */
    public List<ListenerInfo> listen(List<ListenerSettings> all) throws ListenException {
        List<Listener> opened = new ArrayList<>();
        boolean complete = false;
        try {
            for (ListenerSettings settings : all) {
                opened.add(open(settings));
            }
            complete = true;
        } finally {
            if (!complete) {
                opened.forEach(listener -> stopListening(listener.info().id()));
            }
        }
        opened.forEach(Listener::start);
        return opened.stream().map(Listener::info).toList();
    }

    private Listener open(ListenerSettings settings) throws ListenException {
        serverContext.hide(settings.code());
        Optional<TlsContext> encryption = settings.where() instanceof Where.Tcp tcp && tcp.encrypted()
                ? Optional.of(encryption())
                : Optional.empty();
        Acceptor acceptor = switch (settings.where()) {
            case Where.Tcp tcp -> TcpAcceptor.open(tcp, transportFactory(encryption));
            case Where.Unix unix -> {
                if (settings.framing().needsTimeouts()) {
                    throw new ListenException(ServerText.UNIX_PAUSE.with(
                            unix.path().toString(), settings.framing().name()));
                }
                yield UnixAcceptor.open(unix.path());
            }
        };
        lock.lock();
        try {
            if (closed) {
                acceptor.close();
                throw new ListenException(ServerText.LEFT_STOPPED.with());
            }
            int id = ++lastListener;
            ListenerInfo info = new ListenerInfo(
                    id,
                    family(settings.where()),
                    acceptor.address(),
                    acceptor.port(),
                    ReachableAddresses.of(settings.where()),
                    settings,
                    encryption.map(TlsContext::fingerprint).orElse(""),
                    encryption.map(TlsContext::certificate).orElse(""));
            Listener listener = new Listener(serverContext, acceptor, admission, info);
            listeners.put(id, listener);
            return listener;
        } finally {
            lock.unlock();
        }
    }

    private static String family(Where where) {
        return switch (where) {
            case Where.Tcp tcp -> tcp.encrypted() ? "tls" : "tcp";
            case Where.Unix unix -> "unix";
        };
    }

    /** The TLS context of a listener, its certificate's fingerprint, and the certificate as a PEM block. */
    private record TlsContext(SSLContext context, String fingerprint, String certificate) {}

    private TlsContext encryption() throws ListenException {
        try {
            Identity identity = identities.identity();
            return new TlsContext(identity.context(), identity.fingerprint().text(), identity.certificatePem());
        } catch (TlsException unusable) {
            throw new ListenException(unusable.text(), unusable);
        }
    }

    private TcpAcceptor.TransportFactory transportFactory(Optional<TlsContext> encryption) {
        if (encryption.isEmpty()) {
            return TcpTransport::new;
        }
        SSLContext context = encryption.get().context();
        int patience = (int) serverContext.limits.handshakeLimits().handshake().toMillis();
        return client -> new TlsTransport(client, context, patience);
    }

    /** Sets the access rules, and disconnects with a reason the connected clients that they refuse. */
    public void admitOnly(AccessRules rules) {
        requestHandler.admitOnly(rules);
    }

    /**
     * Replaces a listener by one at another address or with other settings; accepted connections stay.
     *
     * <p>The new listener is opened before the old one is closed, unless both use the same port or file. In that case
     * the old one is closed first, and is opened again if the new one cannot be opened.
     *
     * @param number the old listener's number
     * @return the new listener, which has a number of its own
     * @throws ListenException if it fails, with a sentence for people; the sentence says whether the old listener is
     *     open
     */
    public ListenerInfo moveListener(int number, ListenerSettings settings) throws ListenException {
        Listener old;
        lock.lock();
        try {
            old = listeners.get(number);
        } finally {
            lock.unlock();
        }
        if (old == null) {
            throw new ListenException(ServerText.MOVE_ENDED.with());
        }
        boolean inTheWay = old.info().isInTheWayOf(settings.where());
        if (inTheWay) {
            stopListening(number);
        }
        try {
            ListenerInfo now = listen(settings);
            stopListening(number);
            return now;
        } catch (ListenException failed) {
            String place = old.info().address();
            try {
                if (inTheWay) {
                    listen(old.info().asBound());
                }
            } catch (ListenException lost) {
                throw new ListenException(ServerText.MOVE_LOST.with(failed.text(), place, lost.text()), failed);
            }
            throw new ListenException(ServerText.MOVE_STAYS.with(failed.text(), place), failed);
        }
    }

    /** Stops one listener; its accepted connections stay. Does nothing if no listener has that number. */
    void stopListening(int number) {
        Listener listener;
        lock.lock();
        try {
            listener = listeners.remove(number);
        } finally {
            lock.unlock();
        }
        if (listener != null) {
            listener.stop();
        }
    }

    /** Stops all listeners and disconnects all clients; the server can listen again afterwards. */
    public void stopAll() {
        List<Listener> all;
        lock.lock();
        try {
            all = new ArrayList<>(listeners.values());
            listeners.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(Listener::stop);
        disconnectAll();
    }

    private void disconnectAll() {
        for (ConnectedClient client : serverContext.registry.all()) {
            client.disconnect(CloseReason.SERVER_STOPPED, ServerText.LEFT_STOPPED.with());
        }
        awaitNobody(STOP_POLITELY_NANOS);
        serverContext.registry.all().forEach(ConnectedClient::abort);
        awaitNobody(STOP_NANOS);
    }

    /** Waits until no connection and no connection thread is left, at most {@code nanos} nanoseconds. */
    private void awaitNobody(long nanos) {
        long until = System.nanoTime() + nanos;
        while ((!serverContext.registry.all().isEmpty()
                        || serverContext.registry.counts().threads() > 0)
                && until - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    /** Sets the history from which the messages of a client can be read again. */
    public void readAgainFrom(ReceivedHistory history) {
        serverContext.history = history;
    }

    /** Returns the read-only view of the connection registry. */
    public Roster roster() {
        return serverContext.registry;
    }

    /** Stops everything. Clients have half a second for a lingering close. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        try {
            requestHandler.stop();
            stopAll();
            serverContext.reserve.close();
            watchdog.stop();
        } catch (InterruptedException interrupted) {
            LOG.debug("Interrupted while closing");
            Thread.currentThread().interrupt();
        }
    }
}
