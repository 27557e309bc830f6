package switchboard.client.swarm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Replies that nothing keeps apart, or that are too long to be kept: compared byte by byte as they come.
 *
 * <p>After the first wrong byte nobody can tell where the next reply begins, so nothing is right any more.
 */
final class StreamReplies implements Replies {
    private final ReentrantLock lock = new ReentrantLock();
    private final boolean check;
    private final boolean afterCode;

    @GuardedBy("lock")
    private final Deque<Payload> expected = new ArrayDeque<>();

    @GuardedBy("lock")
    private long at;

    @GuardedBy("lock")
    private long right;

    @GuardedBy("lock")
    private long reads;

    @GuardedBy("lock")
    private boolean lost;

    @GuardedBy("lock")
    private Optional<String> welcome = Optional.empty();

    /**
     * Creates one.
     *
     * @param check whether what comes is compared with what is expected
     * @param afterCode whether what the first read brings answers the class code
     */
    StreamReplies(boolean check, boolean afterCode) {
        this.check = check;
        this.afterCode = afterCode;
    }

    @Override
    public void expect(Payload reply) {
        lock.lock();
        try {
            expected.addLast(reply);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void hear(byte[] bytes, int count) {
        lock.lock();
        try {
            if (afterCode && welcome.isEmpty()) {
                // Whether that is all of it nobody can tell, so no words of it are kept.
                welcome = Optional.of("");
                return;
            }
            reads++;
            int done = 0;
            while (check && !lost && done < count) {
                done += compare(bytes, done, count - done);
            }
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private int compare(byte[] bytes, int offset, int count) {
        Payload next = expected.peekFirst();
        int length = next == null ? 0 : (int) Math.min(count, next.length() - at);
        if (next == null || !next.matches(at, bytes, offset, length)) {
            lost = true;
            return count;
        }
        at += length;
        if (at == next.length()) {
            expected.removeFirst();
            at = 0;
            right++;
        }
        return length;
    }

    @Override
    public void end() {
        // Nothing is kept that could be incomplete.
    }

    @Override
    public int open() {
        lock.lock();
        try {
            return lost ? 0 : expected.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Heard heard() {
        lock.lock();
        try {
            long wrong = lost ? Math.max(1, expected.size()) : 0;
            return new Heard(check ? right + wrong : reads, right, wrong, "", welcome);
        } finally {
            lock.unlock();
        }
    }
}
