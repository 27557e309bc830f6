package switchboard.replay.compare;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded buffer of the bytes received on one connection and not yet compared.
 *
 * <p>The reading thread waits while the buffer is full, so TCP's flow control slows the other side down
 * (backpressure). The capacity is 64 KiB or the size of the expected message, whichever is larger.
 *
 * <p>Thread-safe: one thread puts, one thread takes.
 */
public final class ReceiveBuffer {
    /** The reason why no more bytes come. */
    public enum End {
        /** More bytes may come. */
        NONE,
        /** The other side ended its direction of the stream (half-close). */
        FIN,
        /** The connection was reset or broke. */
        RESET
    }

    private static final int FIRST_ROOM = 256;

    /** The usual capacity in bytes. */
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

    /** Appends bytes; waits while there is no room. */
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

    /** Marks the end of the stream; the first reason stays. */
    public void end(End how) {
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

    /** Returns the reason why no more bytes come. */
    public End end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Sets the number of bytes for which room is made even beyond the usual capacity. */
    void want(int count) {
        lock.lock();
        try {
            wanted = count;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of bytes that were received and not taken yet. */
    public int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the number of bytes at the beginning that equal {@code expected}; {@code known} of them have been
     * compared already.
     */
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
    public byte[] peek(int most) {
        lock.lock();
        try {
            return Arrays.copyOfRange(bytes, start, start + Math.min(size, most));
        } finally {
            lock.unlock();
        }
    }

    /** Removes bytes from the beginning. */
    void skip(int count) {
        lock.lock();
        try {
            start += count;
            size -= count;
            if (size == 0 && bytes.length > ROOM) {
                // A long message must not occupy its room for the rest of the connection.
                bytes = new byte[FIRST_ROOM];
                start = 0;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the buffer holds more than {@code have} bytes and returns true; returns false at the end of the
     * stream or at {@code deadline}.
     */
    public boolean awaitMore(int have, long deadline) throws InterruptedException {
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
