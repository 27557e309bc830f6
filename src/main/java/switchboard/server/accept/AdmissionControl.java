package switchboard.server.accept;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.Fact;
import switchboard.model.AddressRange;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.server.connection.LingeringClose;
import switchboard.server.connection.StreamConnection;
import switchboard.server.context.ServerContext;
import switchboard.server.context.ServerLimits;
import switchboard.server.transport.PlaintextClientException;
import switchboard.server.transport.Transport;
import switchboard.system.FileDescriptors;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.thread.Threads;

/**
 * Admission control: turns accepted sockets into connections, or rejects them with a reason. Thread-safe; called by the
 * accepting threads.
 */
public final class AdmissionControl {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionControl.class);

    /**
     * The most rejected sockets that are closed with a lingering close at the same time. Others are sent the reason and
     * closed at once; with TLS they are closed without one.
     */
    private static final int MAX_LINGERING_REJECTIONS = 64;

    /** The most reads of 8 KiB that discard what a client sent before it is closed at once. */
    private static final int MOST_READS = 8;

    private final ServerContext context;
    private final int mostConnections;
    private final Semaphore lingeringRejections = new Semaphore(MAX_LINGERING_REJECTIONS);

    /**
     * Creates the admission control of a server; its limit on connections is lowered to what the file descriptors
     * allow.
     */
    public AdmissionControl(ServerContext context) {
        this.context = context;
        this.mostConnections =
                FileDescriptors.lowered(context.limits.connectionLimits().most());
    }

    /**
     * The peer of an accepted socket.
     *
     * @param peer its address with the port, empty for a Unix socket
     * @param host its address without the port
     * @param local the server's address that it connected to
     * @param loopback whether it is on this computer
     */
    public record Peer(String peer, String host, String local, boolean loopback) {}

    /**
     * Starts the connection of an accepted client, or rejects the client. Called by accept threads; it does not wait
     * for the client.
     */
    public void admit(Transport transport, Peer client, int listener, ListenerSettings settings) {
        if (!context.access.admits(client.host(), client.loopback())) {
            reject(transport, client, settings, Limit.NOT_ADMITTED);
            return;
        }
        boolean addressLimited = isAddressLimited(client);
        if (addressLimited) {
            Optional<Limit> hit = context.addressLimiter.enter(AddressRange.counted(client.host()));
            if (hit.isPresent()) {
                reject(transport, client, settings, hit.get());
                return;
            }
        }
        OptionalLong number = context.registry.reserve(slots(client));
        if (number.isEmpty()) {
            if (addressLimited) {
                context.addressLimiter.leave(AddressRange.counted(client.host()));
            }
            reject(transport, client, settings, Limit.CONNECTIONS);
            return;
        }
        ConnectionId id = new ConnectionId(number.getAsLong());
        ConnectionInfo info = new ConnectionInfo(
                id,
                listener,
                client.peer().isEmpty() ? "unix " + id : client.peer(),
                client.host(),
                client.local(),
                context.clock.micros(),
                settings.replyAs(),
                isEncrypted(settings),
                settings.reading());
        try {
            StreamConnection connection =
                    new StreamConnection(context, info, settings, transport, client.loopback(), addressLimited);
            context.registry.enter(connection);
            connection.start();
        } catch (RuntimeException | Error startFailed) {
            // The connection did not start, most likely out of memory. The counts are corrected and the listener goes
            // on.
            context.registry.forget(id);
            context.registry.end(CloseReason.FAILED);
            context.registry.threadEnded();
            if (addressLimited) {
                context.addressLimiter.leave(AddressRange.counted(client.host()));
            }
            close(transport);
            throw startFailed;
        }
    }

    /** Returns whether the limits per address apply to this peer. */
    private boolean isAddressLimited(Peer client) {
        boolean hasAddress = !client.peer().isEmpty();
        return !client.loopback()
                || hasAddress && !context.limits.connectionLimits().loopbackExempt();
    }

    /** Returns the connection limit for this peer. The last place is reserved for a client on this computer. */
    private int slots(Peer client) {
        return client.loopback() || mostConnections == 1 ? mostConnections : mostConnections - 1;
    }

    private void reject(Transport transport, Peer client, ListenerSettings settings, Limit limit) {
        CodedText text;
        CodedText toPeer;
        ServerLimits.Connections connectionLimits = context.limits.connectionLimits();
        String counted = AddressRange.counted(client.host());
        if (limit == Limit.NOT_ADMITTED) {
            text = ServerText.LIMIT_ADMITTED.with(client.peer());
            toPeer = ServerText.TURNED_ADMITTED.with();
        } else if (limit == Limit.CONNECTION_RATE) {
            text = ServerText.LIMIT_RATE.with(client.peer(), connectionLimits.ratePerAddress(), counted);
            toPeer = ServerText.TURNED_RATE.with(counted);
        } else if (limit == Limit.CONNECTIONS_PER_ADDRESS) {
            text = ServerText.LIMIT_ADDRESS.with(client.peer(), connectionLimits.perAddress(), counted);
            toPeer = ServerText.TURNED_ADDRESS.with(counted);
        } else {
            boolean lowered =
                    mostConnections < context.limits.connectionLimits().most();
            text = (lowered ? ServerText.LIMIT_CONNECTIONS_FILES : ServerText.LIMIT_CONNECTIONS)
                    .with(client.peer(), slots(client));
            toPeer = ServerText.TURNED_CONNECTIONS.with(slots(client));
        }
        context.bus.publish(new Fact.Rejected(client.peer(), limit, text, context.registry.reject()));
        context.hit(limit, text);
        if (lingeringRejections.tryAcquire()) {
            Threads.virtual("reject " + client.peer(), () -> {
                        try {
                            sendRejection(transport, toPeer.english());
                        } finally {
                            lingeringRejections.release();
                        }
                    })
                    .start();
        } else if (isEncrypted(settings)) {
            close(transport);
        } else {
            sendAtOnce(transport, toPeer.english());
        }
    }

    private static boolean isEncrypted(ListenerSettings settings) {
        return settings.where() instanceof Where.Tcp tcp && tcp.encrypted();
    }

    /**
     * Sends the reason, discards what was received, and closes at once. The write does not wait, because a new
     * connection's send buffer is empty. A client that sends more may find a reset instead of the reason, depending on
     * its system: those of Linux deliver what came before a reset.
     */
    private static void sendAtOnce(Transport transport, String reason) {
        try {
            byte[] text = line(reason);
            transport.write(text, 0, text.length);
            transport.shutdownOutput();
            byte[] rest = new byte[8 * 1024];
            for (int reads = 0; reads < MOST_READS && transport.available() > 0; reads++) {
                transport.read(rest, 0, rest.length, 1);
            }
        } catch (IOException disconnected) {
            LOG.debug("A client left while it was rejected: {}", disconnected.getMessage());
        } finally {
            close(transport);
        }
    }

    private static byte[] line(String reason) {
        return (reason + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Sends the reason with a lingering close, so that the client can read it. */
    private void sendRejection(Transport transport, String reason) {
        try {
            open(transport);
            byte[] text = line(reason);
            transport.write(text, 0, text.length);
            transport.shutdownOutput();
            if (!transport.hasReadTimeout()) {
                closeLater(transport);
            }
            byte[] rest = new byte[8 * 1024];
            long until = context.clock.nanos()
                    + context.limits.closingLimits().disconnectTime().toNanos();
            LingeringClose.discard(millis -> transport.read(rest, 0, rest.length, millis), () ->
                    (int) Math.max(1, (until - context.clock.nanos()) / 1_000_000));
        } catch (IOException disconnected) {
            LOG.debug("A client left while it was rejected: {}", disconnected.getMessage());
        } finally {
            close(transport);
        }
    }

    /**
     * Does the TLS handshake, if any, so that the client can read the reason; closes the socket at the handshake's
     * deadline.
     */
    private void open(Transport transport) throws IOException {
        Thread handshakeTimeout = Threads.virtual("handshake timeout", () -> {
            long handshake = context.limits.handshakeLimits().handshake().toNanos();
            LockSupport.parkNanos(handshake);
            if (!Thread.currentThread().isInterrupted()) {
                close(transport);
            }
        });
        handshakeTimeout.start();
        try {
            transport.open();
        } catch (PlaintextClientException plain) {
            LOG.debug("A client without TLS is rejected in plain text");
        } finally {
            handshakeTimeout.interrupt();
        }
    }

    /** Closes a transport without read timeouts when the time of the lingering close is over, which ends its read. */
    private void closeLater(Transport transport) {
        Threads.virtual("lingering-close timeout", () -> {
                    LockSupport.parkNanos(
                            context.limits.closingLimits().disconnectTime().toNanos());
                    close(transport);
                })
                .start();
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (IOException closeFailed) {
            LOG.debug("Closing a client that was rejected: {}", closeFailed.getMessage());
        }
    }
}
