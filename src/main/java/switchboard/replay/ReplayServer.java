package switchboard.replay;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.model.ConnectionId;
import switchboard.record.SessionException;
import switchboard.replay.compare.ReceiveBuffer;
import switchboard.replay.compare.ReplayConnection;
import switchboard.replay.script.RecordedScripts;
import switchboard.replay.script.ReplaySchedule;
import switchboard.replay.script.Script;
import switchboard.system.PortException;
import switchboard.system.TcpPort;
import switchboard.text.ReplayText;
import switchboard.wire.Direction;

/**
 * Plays the recorded server: accepts connections, matches each to a recorded client and sends the replies recorded for
 * it.
 *
 * <p>One thread accepts; {@link #close} is thread-safe.
 */
final class ReplayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayServer.class);
    private static final ConnectionId NOBODY = new ConnectionId(0);

    private final ReplayContext context;
    private final RecordedScripts recordedScripts;
    private final ClientMatcher matcher;
    private final PlayerThreads playerThreads;
    private final ServerSocket socket;

    private ReplayServer(
            ReplayContext context,
            RecordedScripts recordedScripts,
            ClientMatcher matcher,
            PlayerThreads playerThreads,
            ServerSocket socket) {
        this.context = context;
        this.recordedScripts = recordedScripts;
        this.matcher = matcher;
        this.playerThreads = playerThreads;
        this.socket = socket;
    }

    /**
     * Binds the listening socket.
     *
     * @throws ReplayException if the address and port cannot be bound
     */
    static ReplayServer open(
            ReplayContext context,
            RecordedScripts recordedScripts,
            ReplayPlan.Side.Server side,
            ClientMatcher matcher,
            PlayerThreads playerThreads)
            throws ReplayException {
        try {
            ServerSocket socket = TcpPort.bind(side.address(), side.port());
            return new ReplayServer(context, recordedScripts, matcher, playerThreads, socket);
        } catch (PortException explained) {
            throw new ReplayException(explained.text(), explained);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Accepts connections until every recorded client is assigned or the socket is closed. */
    void acceptAll() throws InterruptedException {
        while (!matcher.isOver()) {
            try {
                Socket caller = socket.accept();
                // All clients may be assigned before this connection has sent its first bytes.
                playerThreads.start("replay caller", () -> play(caller));
            } catch (IOException closed) {
                LOG.debug("No more callers: {}", closed.getMessage());
                return;
            }
        }
    }

    private void play(Socket caller) throws InterruptedException {
        long came = System.nanoTime();
        try (Socket mine = caller) {
            mine.setTcpNoDelay(true);
            ReplayConnection connection =
                    ReplayConnection.open(Thread.currentThread().getName(), mine);
            try {
                playerThreads.watch(connection);
                Optional<Script> cast = cast(connection.receiveBuffer());
                if (cast.isPresent()) {
                    play(cast.get(), connection, came);
                } else {
                    context.reportBroken(NOBODY, "", Direction.IN, ReplayText.NOBODY_LEFT.with());
                }
            } finally {
                connection.close();
            }
            connection.join();
        } catch (IOException closing) {
            LOG.debug("Closing a caller: {}", closing.getMessage());
        }
    }

    private void play(Script script, ReplayConnection connection, long came) throws InterruptedException {
        Thread.currentThread().setName("replay " + script.client().id());
        context.resultCounter().countPlayed();
        if (matcher.isOver()) {
            close();
        }
        try {
            ReplaySchedule schedule = new ReplaySchedule(context.options().speed(), came, script.beganAt());
            new ScriptPlayer(context, recordedScripts, script, connection, Direction.OUT, schedule).play();
        } catch (SessionException explained) {
            context.reportBroken(script.client().id(), script.client().name(), Direction.OUT, explained.text());
        }
    }

    /** Returns the recorded client for a connection, if necessary after its first bytes. */
    private Optional<Script> cast(ReceiveBuffer receiveBuffer) throws InterruptedException {
        Optional<Script> cast = matcher.atOnce();
        long deadline = System.nanoTime() + context.options().answerTime().toNanos();
        int have = 0;
        while (cast.isEmpty() && !matcher.isOver()) {
            boolean more = receiveBuffer.awaitMore(have, deadline);
            have = receiveBuffer.size();
            cast = matcher.by(receiveBuffer.peek(have), !more);
        }
        return cast;
    }

    /** Closes the listening socket. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closeFailed) {
            LOG.debug("Closing: {}", closeFailed.getMessage());
        }
    }
}
