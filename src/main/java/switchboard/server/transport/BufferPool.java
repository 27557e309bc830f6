package switchboard.server.transport;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * A pool of large read buffers, lent while data flows, so that an idle client holds none.
 *
 * <p>The clients may keep at most as many buffers between reads as the pool holds. This bounds the memory of clients
 * that sent much and then fell silent. Thread-safe.
 */
public final class BufferPool {
    /** The size of a buffer in bytes, the most that one read returns. */
    static final int SIZE = 32 * 1024;

    private final ArrayBlockingQueue<byte[]> free;
    private final Semaphore mayBeKept;

    public BufferPool(int size) {
        free = new ArrayBlockingQueue<>(size);
        mayBeKept = new Semaphore(size);
    }

    public byte[] lend() {
        byte[] buffer = free.poll();
        return buffer == null ? new byte[SIZE] : buffer;
    }

    public void giveBack(byte[] buffer) {
        boolean pooled = free.offer(buffer);
        assert pooled || free.remainingCapacity() == 0;
    }

    /**
     * Returns whether a client may keep its buffer between reads; such a buffer is returned by {@link #giveBackKept}.
     */
    public boolean mayKeep() {
        return mayBeKept.tryAcquire();
    }

    public void giveBackKept(byte[] buffer) {
        mayBeKept.release();
        giveBack(buffer);
    }
}
