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
import switchboard.text.CodedText;
import switchboard.wire.Direction;

/**
 * Plays the recorded clients: connects each of them to the server at its scheduled time.
 *
 * <p>Used by one thread; each client plays in a thread of {@link Players}.
 */
final class Callers {
    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

    private final Stage stage;
    private final Recording recording;
    private final ReplayPlan.Side.Clients side;
    private final Players players;

    Callers(Stage stage, Recording recording, ReplayPlan.Side.Clients side, Players players) {
        this.stage = stage;
        this.recording = recording;
        this.side = side;
        this.players = players;
    }

    /** Starts all scripts in the order of their beginnings and returns when the last one has started. */
    void start(List<Script> scripts) throws InterruptedException {
        long now = System.nanoTime();
        long then = scripts.getFirst().beganAt();
        for (Script script : scripts) {
            Schedule schedule = new Schedule(stage.options().speed(), now, then);
            long wait = schedule.due(script.beganAt()) - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            players.start("replay " + script.client().id(), () -> play(script, schedule));
        }
    }

    private void play(Script script, Schedule schedule) throws InterruptedException {
        try (Socket socket =
                Dialer.dial(side.host(), side.port(), stage.options().connectTime())) {
            stage.tally().countPlayed();
            Line line = Line.open("replay " + script.client().id(), socket);
            try {
                players.watch(line);
                schedule.happened(script.beganAt(), System.nanoTime());
                new Player(stage, recording, script, line, Direction.IN, schedule).play();
            } finally {
                line.close();
            }
            line.join();
        } catch (ClientException | SessionException explained) {
            tellBroken(script, explained.text());
        } catch (IOException closing) {
            LOG.debug("Closing {}: {}", script.client().id(), closing.getMessage());
        }
    }

    private void tellBroken(Script script, CodedText why) {
        if (!Thread.currentThread().isInterrupted()) {
            stage.tellBroken(script.client().id(), script.client().name(), Direction.OUT, why);
        }
    }
}
