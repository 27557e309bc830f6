package switchboard.server;

import java.util.concurrent.ArrayBlockingQueue;

/** Large read buffers, lent only while data flows, so that an idle client costs none. Thread-safe. */
final class BufferPool {
    /** The size of each: what one read takes at most. */
    static final int SIZE = 32 * 1024;

    private final ArrayBlockingQueue<byte[]> free;

    BufferPool(int kept) {
        free = new ArrayBlockingQueue<>(kept);
    }

    byte[] lend() {
        byte[] buffer = free.poll();
        return buffer == null ? new byte[SIZE] : buffer;
    }

    void giveBack(byte[] buffer) {
        boolean kept = free.offer(buffer);
        assert kept || free.remainingCapacity() == 0;
    }
}
