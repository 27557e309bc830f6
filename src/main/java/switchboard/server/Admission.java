package switchboard.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.Fact;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.system.OpenFiles;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.thread.Threads;

/**
 * Admission control: turns accepted sockets into connections, or rejects them with a reason. Thread-safe; called by the
 * accepting threads.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    /** The most rejected sockets that are sent a reason at the same time; sockets beyond are closed without one. */
    private static final int POLITE_AT_ONCE = 64;

    private final House house;
    private final int mostConnections;
    private final Semaphore polite = new Semaphore(POLITE_AT_ONCE);

    Admission(House house) {
        this.house = house;
        this.mostConnections = OpenFiles.lowered(house.limits.callers().most());
    }

    /**
     * The peer of an accepted socket.
     *
     * @param peer its address with the port, empty for a Unix socket
     * @param host its address without the port
     * @param local the server's address that it connected to
     * @param loopback whether it is on this computer
     */
    record Caller(String peer, String host, String local, boolean loopback) {}

    void admit(Transport transport, Caller caller, int listener, ListenerSettings settings) {
        if (!house.access.admits(caller.host(), caller.loopback())) {
            turnAway(transport, caller, Limit.NOT_ADMITTED);
            return;
        }
        boolean guarded = isGuarded(caller);
        if (guarded) {
            Optional<Limit> hit = house.guard.enter(caller.host());
            if (hit.isPresent()) {
                turnAway(transport, caller, hit.get());
                return;
            }
        }
        OptionalLong number = house.registry.reserve(slots(caller));
        if (number.isEmpty()) {
            if (guarded) {
                house.guard.leave(caller.host());
            }
            turnAway(transport, caller, Limit.CONNECTIONS);
            return;
        }
        ConnectionId id = new ConnectionId(number.getAsLong());
        ConnectionInfo info = new ConnectionInfo(
                id,
                listener,
                caller.peer().isEmpty() ? "unix " + id : caller.peer(),
                caller.host(),
                caller.local(),
                house.clock.micros(),
                settings.replyAs(),
                settings.where() instanceof Where.Tcp tcp && tcp.encrypted());
        try {
            StreamConnection connection =
                    new StreamConnection(house, info, settings, transport, caller.loopback(), guarded);
            house.registry.enter(connection);
            connection.start();
        } catch (RuntimeException | Error noThread) {
            // The connection did not start, most likely out of memory. The counts are corrected and the listener goes
            // on.
            house.registry.forget(id);
            house.registry.end(CloseReason.FAILED);
            house.registry.threadEnded();
            if (guarded) {
                house.guard.leave(caller.host());
            }
            close(transport);
            throw noThread;
        }
    }

    /** Returns whether the limits per address apply to this peer. */
    private boolean isGuarded(Caller caller) {
        boolean hasAddress = !caller.peer().isEmpty();
        return !caller.loopback() || hasAddress && !house.limits.callers().loopbackExempt();
    }

    /** Returns the connection limit for this peer. The last place is reserved for a client on this computer. */
    private int slots(Caller caller) {
        return caller.loopback() || mostConnections == 1 ? mostConnections : mostConnections - 1;
    }

    private void turnAway(Transport transport, Caller caller, Limit limit) {
        CodedText text;
        CodedText toPeer;
        ServerLimits.Callers callers = house.limits.callers();
        if (limit == Limit.NOT_ADMITTED) {
            text = ServerText.LIMIT_ADMITTED.with(caller.peer());
            toPeer = ServerText.TURNED_ADMITTED.with();
        } else if (limit == Limit.CONNECTION_RATE) {
            text = ServerText.LIMIT_RATE.with(caller.peer(), callers.ratePerAddress());
            toPeer = ServerText.TURNED_RATE.with();
        } else if (limit == Limit.CONNECTIONS_PER_ADDRESS) {
            text = ServerText.LIMIT_ADDRESS.with(caller.peer(), callers.perAddress());
            toPeer = ServerText.TURNED_ADDRESS.with();
        } else {
            boolean lowered = mostConnections < house.limits.callers().most();
            text = (lowered ? ServerText.LIMIT_CONNECTIONS_FILES : ServerText.LIMIT_CONNECTIONS)
                    .with(caller.peer(), slots(caller));
            toPeer = ServerText.TURNED_CONNECTIONS.with(slots(caller));
        }
        house.bus.publish(new Fact.Rejected(caller.peer(), limit, text, house.registry.reject()));
        house.hit(limit, text);
        if (polite.tryAcquire()) {
            Threads.virtual("turning away " + caller.peer(), () -> {
                        try {
                            sayWhy(transport, toPeer.english());
                        } finally {
                            polite.release();
                        }
                    })
                    .start();
        } else {
            close(transport);
        }
    }

    /** Sends the reason with a lingering close, so that the client can read it. */
    private void sayWhy(Transport transport, String reason) {
        try {
            open(transport);
            byte[] text = (reason + "\n").getBytes(StandardCharsets.UTF_8);
            transport.write(text, 0, text.length);
            transport.shutdownOutput();
            if (!transport.hasReadTimeout()) {
                hangUpLater(transport);
            }
            byte[] rest = new byte[8 * 1024];
            long until =
                    house.clock.nanos() + house.limits.parting().politeTime().toNanos();
            LingeringClose.discard(millis -> transport.read(rest, 0, rest.length, millis), () ->
                    (int) Math.max(1, (until - house.clock.nanos()) / 1_000_000));
        } catch (IOException gone) {
            LOG.debug("A client left while it was turned away: {}", gone.getMessage());
        } finally {
            close(transport);
        }
    }

    /**
     * Does the TLS handshake, if any, so that the client can read the reason; closes the socket at the handshake's
     * deadline.
     */
    private void open(Transport transport) throws IOException {
        Thread guard = Threads.virtual("turning away in time", () -> {
            long handshake = house.limits.entry().handshake().toNanos();
            LockSupport.parkNanos(handshake);
            if (!Thread.currentThread().isInterrupted()) {
                close(transport);
            }
        });
        guard.start();
        try {
            transport.open();
        } catch (PlainClientException plain) {
            LOG.debug("A client without TLS is turned away in plain text");
        } finally {
            guard.interrupt();
        }
    }

    /** Closes a transport without read timeouts when the time of the lingering close is over, which ends its read. */
    private void hangUpLater(Transport transport) {
        Threads.virtual("hanging up", () -> {
                    LockSupport.parkNanos(house.limits.parting().politeTime().toNanos());
                    close(transport);
                })
                .start();
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (IOException already) {
            LOG.debug("Closing a client that was turned away: {}", already.getMessage());
        }
    }
}
