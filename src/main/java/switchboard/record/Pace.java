package switchboard.record;

import java.util.concurrent.TimeUnit;

/**
 * Chooses how many facts are committed together, and how many may wait meanwhile.
 *
 * <p>Many make a commit cheap for each of them; but what waits or is being written is what a crash takes away, and
 * that is to be less than a tenth of a second's worth. So it is what the file lately took in {@value #MILLIS} ms, once
 * on its way and once in the queue. Used by the recorder's thread.
 */
final class Pace {
    /** The most that are committed together. */
    static final int MOST = 16_384;

    private static final int LEAST = 1_024;
    private static final int FIRST = 4_096;
    private static final int MILLIS = 40;

    private int group = FIRST;

    /** Returns how many facts to commit together. */
    int group() {
        return group;
    }

    /** Takes note of a commit. */
    void committed(int facts, long nanos) {
        // Small ones say more about the disk's pause than about its pace.
        if (facts >= LEAST) {
            long fits = facts * TimeUnit.MILLISECONDS.toNanos(MILLIS) / Math.max(1, nanos);
            group = (int) Math.clamp((3L * group + Math.min(fits, 2L * MOST)) / 4, LEAST, MOST);
        }
    }
}
