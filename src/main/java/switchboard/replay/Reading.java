package switchboard.replay;

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
final class Reading {
    private static final int MOST_AHEAD = 8;
    private static final int MOST_BYTES_AHEAD = 1 << 20;

    private final Recording recording;
    private final Script script;
    private final Deque<Step.Say> ahead = new ArrayDeque<>();

    private int given;
    private boolean ended;
    private long lastAt;

    Reading(Recording recording, Script script) {
        this.recording = recording;
        this.script = script;
        lastAt = script.beganAt();
    }

    /** Returns the next step; empty after the last one. */
    Optional<Step> next() throws SessionException, InterruptedException {
        if (given == script.endPlace() && !ended) {
            ended = true;
            return Optional.of(script.end(lastAt));
        }
        Optional<Step.Say> say = say(0);
        if (say.isPresent()) {
            ahead.removeFirst();
            given++;
            lastAt = say.get().at();
        }
        return say.map(found -> found);
    }

    /** Returns the next message without taking it; empty if the next step is the end. */
    Optional<Step.Say> following() throws SessionException, InterruptedException {
        return given == script.endPlace() && !ended ? Optional.empty() : say(0);
    }

    /** Returns the messages directly ahead that the given side sent, up to 8 messages or about 1 MiB. */
    List<Message> upcoming(Direction side) throws SessionException, InterruptedException {
        List<Message> found = new ArrayList<>();
        long bytes = 0;
        while (found.size() < MOST_AHEAD && bytes < MOST_BYTES_AHEAD) {
            Optional<Step.Say> say = say(found.size());
            if (say.isEmpty() || say.get().direction() != side) {
                break;
            }
            found.add(say.get().message());
            bytes += say.get().message().size();
        }
        return found;
    }

    private Optional<Step.Say> say(int index) throws SessionException, InterruptedException {
        while (ahead.size() <= index && given + ahead.size() < script.numbers().length) {
            ahead.addLast(recording.say(script.numbers()[given + ahead.size()]));
        }
        return ahead.stream().skip(index).findFirst();
    }
}
