package switchboard.replay;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.model.ConnectionId;
import switchboard.record.SessionException;
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
final class Counterpart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Counterpart.class);
    private static final ConnectionId NOBODY = new ConnectionId(0);

    private final Stage stage;
    private final Recording recording;
    private final Casting casting;
    private final Players players;
    private final ServerSocket socket;

    private Counterpart(Stage stage, Recording recording, Casting casting, Players players, ServerSocket socket) {
        this.stage = stage;
        this.recording = recording;
        this.casting = casting;
        this.players = players;
        this.socket = socket;
    }

    /**
     * Binds the listening socket.
     *
     * @throws ReplayException if the address and port cannot be bound
     */
    static Counterpart open(
            Stage stage, Recording recording, ReplayPlan.Side.Server side, Casting casting, Players players)
            throws ReplayException {
        try {
            ServerSocket socket = TcpPort.bind(side.address(), side.port());
            return new Counterpart(stage, recording, casting, players, socket);
        } catch (PortException explained) {
            throw new ReplayException(explained.text(), explained);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Accepts connections until every recorded client is assigned or the socket is closed. */
    void acceptAll() throws InterruptedException {
        while (!casting.isOver()) {
            try {
                Socket caller = socket.accept();
                // All clients may be assigned before this connection has sent its first bytes.
                players.start("replay caller", () -> play(caller));
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
            Line line = Line.open(Thread.currentThread().getName(), mine);
            try {
                players.watch(line);
                Optional<Script> cast = cast(line.inbox());
                if (cast.isPresent()) {
                    play(cast.get(), line, came);
                } else {
                    stage.tellBroken(NOBODY, "", Direction.IN, ReplayText.NOBODY_LEFT.with());
                }
            } finally {
                line.close();
            }
            line.join();
        } catch (IOException closing) {
            LOG.debug("Closing a caller: {}", closing.getMessage());
        }
    }

    private void play(Script script, Line line, long came) throws InterruptedException {
        Thread.currentThread().setName("replay " + script.client().id());
        stage.tally().countPlayed();
        if (casting.isOver()) {
            close();
        }
        try {
            Schedule schedule = new Schedule(stage.options().speed(), came, script.beganAt());
            new Player(stage, recording, script, line, Direction.OUT, schedule).play();
        } catch (SessionException explained) {
            stage.tellBroken(script.client().id(), script.client().name(), Direction.OUT, explained.text());
        }
    }

    /** Returns the recorded client for a connection, if necessary after its first bytes. */
    private Optional<Script> cast(Inbox inbox) throws InterruptedException {
        Optional<Script> cast = casting.atOnce();
        long deadline = System.nanoTime() + stage.options().answerTime().toNanos();
        int have = 0;
        while (cast.isEmpty() && !casting.isOver()) {
            boolean more = inbox.awaitMore(have, deadline);
            have = inbox.size();
            cast = casting.by(inbox.peek(have), !more);
        }
        return cast;
    }

    /** Closes the listening socket. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException already) {
            LOG.debug("Closing: {}", already.getMessage());
        }
    }
}
