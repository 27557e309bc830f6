package switchboard.replay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.record.SessionException;
import switchboard.replay.script.RecordedScripts;
import switchboard.replay.script.Script;
import switchboard.replay.script.ScriptStep;
import switchboard.wire.Direction;

/**
 * Matches incoming connections to recorded clients by the first bytes they send.
 *
 * <p>A connection stands for the recorded client whose first message begins with the same bytes. Several candidates,
 * or none, are resolved in the order in which the recorded clients connected. Each recorded client is assigned once.
 *
 * <p>Thread-safe.
 */
final class ClientMatcher {
    /** The number of bytes of a first message that are compared. */
    private static final int KNOWN = 256;

    /**
     * A script with the beginning of its client's first message; the beginning is empty where the server spoke first.
     */
    private record Candidate(Script script, byte[] opening, boolean speaksFirst) {}

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final List<Candidate> free = new ArrayList<>();

    /**
     * Reads the first message of each script.
     *
     * @throws SessionException if the recording cannot be read
     */
    ClientMatcher(RecordedScripts recordedScripts, List<Script> scripts) throws SessionException, InterruptedException {
        List<Candidate> parts = new ArrayList<>(scripts.size());
        for (Script script : scripts) {
            byte[] opening = {};
            boolean speaksFirst = false;
            if (script.numbers().length > 0) {
                ScriptStep.MessageStep first = recordedScripts.message(script, 0);
                speaksFirst = first.direction() == Direction.IN;
                byte[] bytes = first.message().bytes();
                opening = speaksFirst ? Arrays.copyOf(bytes, Math.min(bytes.length, KNOWN)) : opening;
            }
            parts.add(new Candidate(script, opening, speaksFirst));
        }
        free.addAll(parts);
    }

    /** Returns whether all recorded clients have been assigned. */
    boolean isOver() {
        lock.lock();
        try {
            return free.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the client for a connection that has sent nothing yet; empty if its first bytes must decide. */
    Optional<Script> atOnce() {
        lock.lock();
        try {
            return !free.isEmpty()
                            && !free.getFirst().speaksFirst()
                            && free.getFirst().script().numbers().length > 0
                    ? Optional.of(free.removeFirst().script())
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the client for a connection that has sent these bytes.
     *
     * @param last whether no more bytes will come
     * @return empty if more bytes are needed to decide, or if all clients are assigned
     */
    Optional<Script> by(byte[] said, boolean last) {
        lock.lock();
        try {
            Candidate best = null;
            boolean undecided = false;
            for (Candidate part : free) {
                int common = Math.min(said.length, part.opening().length);
                boolean agrees = part.speaksFirst() && Arrays.equals(said, 0, common, part.opening(), 0, common);
                if (agrees && common == part.opening().length) {
                    best = part;
                    break;
                }
                undecided |= agrees;
            }
            if (best == null && (last || !undecided) && !free.isEmpty()) {
                best = said.length == 0 ? silent() : free.getFirst();
            }
            Optional<Candidate> chosen = Optional.ofNullable(best);
            chosen.ifPresent(free::remove);
            return chosen.map(Candidate::script);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the first client that sent nothing first; the first of all if there is none. */
    @GuardedBy("lock")
    private Candidate silent() {
        return free.stream().filter(part -> !part.speaksFirst()).findFirst().orElse(free.getFirst());
    }
}
