package switchboard.client.swarm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Compares replies byte by byte as one stream, for framings that do not delimit them and for messages too long to
 * keep.
 *
 * <p>After the first wrong byte the beginning of the next reply is unknown, so no later reply counts as right.
 *
 * <p>Thread-safe.
 */
final class StreamReplyChecker implements ReplyChecker {
    private final ReentrantLock lock = new ReentrantLock();
    private final boolean check;
    private final boolean afterCode;

    @GuardedBy("lock")
    private final Deque<ExpectedBytes> expected = new ArrayDeque<>();

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
     * Creates a checker for one connection.
     *
     * @param check whether replies are compared with the expected ones
     * @param afterCode whether the first read brings the answer to the class code
     */
    StreamReplyChecker(boolean check, boolean afterCode) {
        this.check = check;
        this.afterCode = afterCode;
    }

    @Override
    public void expect(ExpectedBytes reply) {
        lock.lock();
        try {
            expected.addLast(reply);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void receive(byte[] bytes, int count) {
        lock.lock();
        try {
            if (afterCode && welcome.isEmpty()) {
                // The end of the answer to the class code is unknown, so its text is not kept.
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
        ExpectedBytes next = expected.peekFirst();
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
        // Partial replies are not kept, so nothing remains.
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
    public ReplyCounts heard() {
        lock.lock();
        try {
            long wrong = lost ? Math.max(1, expected.size()) : 0;
            return new ReplyCounts(check ? right + wrong : reads, right, wrong, "", welcome);
        } finally {
            lock.unlock();
        }
    }
}
