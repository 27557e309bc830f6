package switchboard.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import switchboard.cli.ServerOptions;
import switchboard.event.EventBus;
import switchboard.event.Roster;
import switchboard.model.AccessRules;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.SessionStore;
import switchboard.record.memory.MemorySession;
import switchboard.record.session.RecordingSession;
import switchboard.server.Server;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ServerLimits;
import switchboard.system.UserFolders;
import switchboard.text.CodedText;
import switchboard.tls.IdentitySource;
import switchboard.tls.PemFiles;
import switchboard.tls.StoredIdentity;
import switchboard.tls.TlsException;

/**
 * The parts of a running switchboard that window and console share: bus, session and server.
 *
 * <p>Thread-safe.
 */
final class Switchboard {
    private final EventBus bus;
    private final SessionStore session;
    private final Server server;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CompletableFuture<Optional<CodedText>> ended = new CompletableFuture<>();

    private Switchboard(EventBus bus, SessionStore session, Server server) {
        this.bus = bus;
        this.session = session;
        this.server = server;
    }

    /**
     * Opens the session and starts a server without listeners.
     *
     * @throws SessionException if the session cannot be recorded
     */
    static Switchboard open(ServerOptions options) throws SessionException {
        EventBus bus = new EventBus();
        SessionStore session =
                options.keep() ? RecordingSession.open(place(options), bus, options.disk()) : MemorySession.open(bus);
        Server server = new Server(bus, limits(options), session.lastClient(), identities(options));
        server.readAgainFrom(new SessionHistory(session.log()));
        server.start();
        return new Switchboard(bus, session, server);
    }

    private static SessionLocation place(ServerOptions options) throws SessionException {
        return options.session().isPresent()
                ? new SessionLocation.ChosenFile(options.session().get())
                : new SessionLocation.NewInDirectory(UserFolders.ofUser().sessions());
    }

    private static IdentitySource identities(ServerOptions options) {
        if (options.certificate().isPresent()) {
            ServerOptions.CertificateFiles files = options.certificate().get();
            return () -> PemFiles.read(files.certificate(), files.key(), Instant.now());
        }
        return () -> StoredIdentity.in(UserFolders.ofUser().data().resolve("tls"), Clock.systemUTC());
    }

    /**
     * Checks a given certificate that no listener takes at the start, because the window can add one that does.
     *
     * @throws ListenException if the certificate or its key cannot be used
     */
    static void checkCertificate(ServerOptions options) throws ListenException {
        boolean taken = options.listeners().stream()
                .anyMatch(listener -> listener.where() instanceof Where.Tcp tcp && tcp.encrypted());
        if (taken || options.certificate().isEmpty()) {
            return;
        }
        try {
            identities(options).identity();
        } catch (TlsException unusable) {
            throw new ListenException(unusable.text(), unusable);
        }
    }

    private static ServerLimits limits(ServerOptions options) {
        ServerLimits limits = options.limits();
        if (options.maxClients().isPresent()) {
            limits = limits.withMaxConnections(options.maxClients().getAsInt());
        }
        if (options.maxMessage().isPresent()) {
            limits = limits.withMaxMessage(options.maxMessage().getAsInt());
        }
        return limits;
    }

    EventBus bus() {
        return bus;
    }

    SessionStore session() {
        return session;
    }

    Roster roster() {
        return server.roster();
    }

    /**
     * Sets the access rules. This is called after the subscribers are connected, because the rules are announced once,
     * and before the first listener starts.
     */
    void admitOnly(AccessRules rules) {
        server.admitOnly(rules);
    }

    /**
     * Starts all listeners, or none, and returns when they accept connections.
     *
     * @throws ListenException if one of them cannot start
     */
    List<ListenerInfo> listen(List<ListenerSettings> settings) throws ListenException {
        return server.listen(settings);
    }

    /** Waits up to {@code millis} milliseconds until another thread has ended everything. */
    void awaitEnd(long millis) {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notReady) {
            // The caller then ends it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Disconnects all clients, finishes the session file and releases all resources; a second call waits for the
     * first.
     *
     * @return a sentence if data was lost
     */
    Optional<CodedText> end() {
        if (ending.compareAndSet(false, true)) {
            Optional<CodedText> loss = Optional.empty();
            try {
                session.prepareEnd();
                server.close();
                loss = session.end();
            } finally {
                bus.close();
                ended.complete(loss);
            }
        }
        return ended.join();
    }
}
