package switchboard.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Large read buffers, lent while data flows, so that an idle client costs none.
 *
 * <p>As many as the pool holds may be kept by clients that are waited for: that bounds what those cost which said much
 * and then fell silent. Thread-safe.
 */
final class BufferPool {
    /** The size of each: what one read takes at most. */
    static final int SIZE = 32 * 1024;

    private final ArrayBlockingQueue<byte[]> free;
    private final Semaphore mayBeKept;

    BufferPool(int size) {
        free = new ArrayBlockingQueue<>(size);
        mayBeKept = new Semaphore(size);
    }

    byte[] lend() {
        byte[] buffer = free.poll();
        return buffer == null ? new byte[SIZE] : buffer;
    }

    void giveBack(byte[] buffer) {
        boolean pooled = free.offer(buffer);
        assert pooled || free.remainingCapacity() == 0;
    }

    /** Returns whether a buffer may stay with a client that is waited for; then it comes by {@link #giveBackKept}. */
    boolean mayKeep() {
        return mayBeKept.tryAcquire();
    }

    void giveBackKept(byte[] buffer) {
        mayBeKept.release();
        giveBack(buffer);
    }
}
