package switchboard.record.writer;

import java.util.concurrent.TimeUnit;

/**
 * Chooses how many facts are committed together, and how many may be queued meanwhile. Used by the recorder's thread.
 *
 * <p>A large commit is cheaper for each fact. A crash, however, loses the facts that are queued or being written, and
 * this loss should be less than a tenth of a second. So the number is what the file recently accepted in
 * {@value #MILLIS} ms: that many being written and as many in the queue make 2 × {@value #MILLIS} ms.
 */
final class CommitSize {
    /** The most facts in one commit. */
    static final int MOST = 16_384;

    private static final int LEAST = 1_024;
    private static final int FIRST = 4_096;
    private static final int MILLIS = 40;

    private int group = FIRST;

    /** Returns the number of facts to commit together. */
    int group() {
        return group;
    }

    /** Adds the measurement of a commit. */
    void committed(int facts, long nanos) {
        // The time of a small commit is mostly the disk's latency, not its throughput.
        if (facts >= LEAST) {
            long fits = facts * TimeUnit.MILLISECONDS.toNanos(MILLIS) / Math.max(1, nanos);
            group = (int) Math.clamp((3L * group + Math.min(fits, 2L * MOST)) / 4, LEAST, MOST);
        }
    }
}
