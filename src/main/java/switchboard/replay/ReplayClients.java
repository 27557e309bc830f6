package switchboard.replay;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.client.ClientException;
import switchboard.client.Dialer;
import switchboard.record.SessionException;
import switchboard.replay.compare.ReplayConnection;
import switchboard.replay.script.RecordedScripts;
import switchboard.replay.script.ReplaySchedule;
import switchboard.replay.script.Script;
import switchboard.text.CodedText;
import switchboard.wire.Direction;

/**
 * Plays the recorded clients: connects each of them to the server at its scheduled time.
 *
 * <p>Used by one thread; each client plays in a thread of {@link PlayerThreads}.
 */
final class ReplayClients {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayClients.class);

    private final ReplayContext context;
    private final RecordedScripts recordedScripts;
    private final ReplayPlan.Side.Clients side;
    private final PlayerThreads playerThreads;

    ReplayClients(
            ReplayContext context,
            RecordedScripts recordedScripts,
            ReplayPlan.Side.Clients side,
            PlayerThreads playerThreads) {
        this.context = context;
        this.recordedScripts = recordedScripts;
        this.side = side;
        this.playerThreads = playerThreads;
    }

    /** Starts all scripts in the order of their beginnings and returns when the last one has started. */
    void start(List<Script> scripts) throws InterruptedException {
        long now = System.nanoTime();
        long then = scripts.getFirst().beganAt();
        for (Script script : scripts) {
            ReplaySchedule schedule = new ReplaySchedule(context.options().speed(), now, then);
            long wait = schedule.due(script.beganAt()) - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            playerThreads.start("replay " + script.client().id(), () -> play(script, schedule));
        }
    }

    private void play(Script script, ReplaySchedule schedule) throws InterruptedException {
        try (Socket socket =
                Dialer.dial(side.host(), side.port(), context.options().connectTime())) {
            context.resultCounter().countPlayed();
            ReplayConnection connection =
                    ReplayConnection.open("replay " + script.client().id(), socket);
            try {
                playerThreads.watch(connection);
                schedule.happened(script.beganAt(), System.nanoTime());
                new ScriptPlayer(context, recordedScripts, script, connection, Direction.IN, schedule).play();
            } finally {
                connection.close();
            }
            connection.join();
        } catch (ClientException | SessionException explained) {
            reportBroken(script, explained.text());
        } catch (IOException closing) {
            LOG.debug("Closing {}: {}", script.client().id(), closing.getMessage());
        }
    }

    private void reportBroken(Script script, CodedText why) {
        if (!Thread.currentThread().isInterrupted()) {
            context.reportBroken(script.client().id(), script.client().name(), Direction.OUT, why);
        }
    }
}
