package switchboard.replay.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import switchboard.record.SessionException;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * Reads a script step by step, with a bounded look-ahead.
 *
 * <p>Used by one thread.
 */
public final class ScriptReader {
    private static final int MOST_AHEAD = 8;
    private static final int MOST_BYTES_AHEAD = 1 << 20;

    private final RecordedScripts recordedScripts;
    private final Script script;
    private final Deque<ScriptStep.MessageStep> ahead = new ArrayDeque<>();

    private int given;
    private boolean ended;
    private long lastAt;

    /** Creates a reader at the first step of a script. Used by one thread. */
    public ScriptReader(RecordedScripts recordedScripts, Script script) {
        this.recordedScripts = recordedScripts;
        this.script = script;
        lastAt = script.beganAt();
    }

    /** Returns the next step; empty after the last one. */
    public Optional<ScriptStep> next() throws SessionException, InterruptedException {
        if (given == script.endPlace() && !ended) {
            ended = true;
            return Optional.of(script.end(lastAt));
        }
        Optional<ScriptStep.MessageStep> step = step(0);
        if (step.isPresent()) {
            ahead.removeFirst();
            given++;
            lastAt = step.get().at();
        }
        return step.map(found -> found);
    }

    /** Returns the next message without taking it; empty if the next step is the end. */
    public Optional<ScriptStep.MessageStep> following() throws SessionException, InterruptedException {
        return given == script.endPlace() && !ended ? Optional.empty() : step(0);
    }

    /** Returns the messages directly ahead that the given side sent, up to 8 messages or about 1 MiB. */
    public List<Message> upcoming(Direction side) throws SessionException, InterruptedException {
        List<Message> found = new ArrayList<>();
        long bytes = 0;
        while (found.size() < MOST_AHEAD && bytes < MOST_BYTES_AHEAD) {
            Optional<ScriptStep.MessageStep> step = step(found.size());
            if (step.isEmpty() || step.get().direction() != side) {
                break;
            }
            found.add(step.get().message());
            bytes += step.get().message().size();
        }
        return found;
    }

    private Optional<ScriptStep.MessageStep> step(int index) throws SessionException, InterruptedException {
        while (ahead.size() <= index && given + ahead.size() < script.numbers().length) {
            ahead.addLast(recordedScripts.message(script, given + ahead.size()));
        }
        return ahead.stream().skip(index).findFirst();
    }
}
