package switchboard.bench.baddays;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The times in which nobody could answer: the process was stopped or dead, or the machine ran nothing of the bench
 * either. Times are in nanoseconds of one clock. Thread-safe.
 */
final class Standstills {
    private final ReentrantLock lock = new ReentrantLock();

    /** Beginning and end of each, in the order of the beginnings. */
    @GuardedBy("lock")
    private final List<long[]> all = new ArrayList<>();

    /** A standstill that goes on. */
    final class Running implements AutoCloseable {
        private final long[] span;

        private Running(long[] span) {
            this.span = span;
        }

        /** Ends it at a time. */
        void end(long now) {
            lock.lock();
            try {
                span[1] = Math.min(span[1], now);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            end(RunClock.now());
        }
    }

    /** Begins one at a time, which may lie in the past. */
    Running begin(long now) {
        long[] span = {now, Long.MAX_VALUE};
        lock.lock();
        try {
            int at = all.size();
            while (at > 0 && all.get(at - 1)[0] > now) {
                at--;
            }
            all.add(at, span);
        } finally {
            lock.unlock();
        }
        return new Running(span);
    }

    /** Returns how much of the time from {@code from} to {@code to} was standstill; overlaps count once. */
    long within(long from, long to) {
        long sum = 0;
        long counted = from;
        lock.lock();
        try {
            for (long[] span : all) {
                long begin = Math.max(counted, span[0]);
                long end = Math.min(to, span[1]);
                if (end > begin) {
                    sum += end - begin;
                    counted = end;
                }
            }
        } finally {
            lock.unlock();
        }
        return sum;
    }
}
