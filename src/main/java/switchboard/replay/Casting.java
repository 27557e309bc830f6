package switchboard.replay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.record.SessionException;
import switchboard.wire.Direction;

/**
 * Decides which recorded client a caller is. Thread-safe.
 *
 * <p>It is the one who said first what the caller says first; among several of them, and where nobody did, the one who
 * came first then. Nobody is given to two callers.
 */
final class Casting {
    private static final int KNOWN = 256;

    /** A script and the beginning of the client's first message; none where the server spoke first. */
    private record Part(Script script, byte[] opening, boolean speaksFirst) {}

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final List<Part> free = new ArrayList<>();

    /**
     * Creates one.
     *
     * @throws SessionException if the recording can't be read, in a sentence
     */
    Casting(Recording recording, List<Script> scripts) throws SessionException, InterruptedException {
        List<Part> parts = new ArrayList<>(scripts.size());
        for (Script script : scripts) {
            byte[] opening = {};
            boolean speaksFirst = false;
            if (script.numbers().length > 0) {
                Step.Say first = recording.say(script.numbers()[0]);
                speaksFirst = first.direction() == Direction.IN;
                byte[] bytes = first.message().bytes();
                opening = speaksFirst ? Arrays.copyOf(bytes, Math.min(bytes.length, KNOWN)) : opening;
            }
            parts.add(new Part(script, opening, speaksFirst));
        }
        free.addAll(parts);
    }

    /** Returns whether everybody has been given away. */
    boolean isOver() {
        lock.lock();
        try {
            return free.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whom a caller plays who has just come; empty as long as only what it says can tell. */
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
     * Returns whom a caller plays who has said this.
     *
     * @param last whether nothing more will help
     * @return empty as long as more would help, or when nobody is left
     */
    Optional<Script> by(byte[] said, boolean last) {
        lock.lock();
        try {
            Part best = null;
            boolean undecided = false;
            for (Part part : free) {
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
            Optional<Part> chosen = Optional.ofNullable(best);
            chosen.ifPresent(free::remove);
            return chosen.map(Part::script);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the first who said nothing; the first of all if everybody did. */
    @GuardedBy("lock")
    private Part silent() {
        return free.stream().filter(part -> !part.speaksFirst()).findFirst().orElse(free.getFirst());
    }
}
