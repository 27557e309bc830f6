package switchboard.replay;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has come over one connection and was not looked at yet.
 *
 * <p>One thread puts bytes in and waits when there are many, so that TCP makes the other side wait; another one
 * takes them out. It holds what is expected and a little more, never what somebody merely chooses to send.
 */
final class Inbox {
    /** Why nothing more comes. */
    enum End {
        /** More may come. */
        NONE,
        /** The other side finished sending. */
        FIN,
        /** The other side, or the way there, broke the connection. */
        RESET
    }

    private static final int FIRST_ROOM = 256;
    private static final int ROOM = 64 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private byte[] bytes = new byte[FIRST_ROOM];

    @GuardedBy("lock")
    private int start;

    @GuardedBy("lock")
    private int size;

    @GuardedBy("lock")
    private int wanted;

    @GuardedBy("lock")
    private End end = End.NONE;

    /** Puts bytes in; waits while there is no room. */
    void put(byte[] chunk, int count) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size > 0 && size >= wanted && size + count > ROOM) {
                changed.await();
            }
            makeRoom(count);
            System.arraycopy(chunk, 0, bytes, start + size, count);
            size += count;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void makeRoom(int count) {
        if (start + size + count > bytes.length) {
            int needed = size + count;
            byte[] target = needed > bytes.length ? new byte[Math.max(needed, 2 * size)] : bytes;
            System.arraycopy(bytes, start, target, 0, size);
            bytes = target;
            start = 0;
        }
    }

    /** Says that nothing more comes. */
    void end(End how) {
        lock.lock();
        try {
            if (end == End.NONE) {
                end = how;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns why nothing more comes. */
    End end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Lets so many bytes in, however many there are. */
    void want(int count) {
        lock.lock();
        try {
            wanted = count;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many bytes at the beginning are those expected, of which {@code known} have been compared. */
    int matching(byte[] expected, int known) {
        lock.lock();
        try {
            int most = Math.min(size, expected.length);
            int differs = Arrays.mismatch(expected, known, most, bytes, start + known, start + most);
            return differs < 0 ? most : known + differs;
        } finally {
            lock.unlock();
        }
    }

    /** Returns a copy of the first bytes, at most {@code most}. */
    byte[] peek(int most) {
        lock.lock();
        try {
            return Arrays.copyOfRange(bytes, start, start + Math.min(size, most));
        } finally {
            lock.unlock();
        }
    }

    /** Takes bytes away. */
    void skip(int count) {
        lock.lock();
        try {
            start += count;
            size -= count;
            if (size == 0 && bytes.length > ROOM) {
                // A long message does not keep its room for the rest of the conversation.
                bytes = new byte[FIRST_ROOM];
                start = 0;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are more than {@code have} bytes and return true; false at the end, or at {@code deadline}. */
    boolean awaitMore(int have, long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size <= have && end == End.NONE) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.awaitNanos(left);
            }
            return size > have;
        } finally {
            lock.unlock();
        }
    }
}
