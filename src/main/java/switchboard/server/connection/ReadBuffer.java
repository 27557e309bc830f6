package switchboard.server.connection;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.server.transport.BufferPool;
import switchboard.server.transport.Transport;
import switchboard.wire.Message;
import switchboard.wire.framing.FrameReader;

/**
 * The read buffer of one client: 128 bytes of its own, and a large borrowed buffer for reads that exceed them.
 *
 * <p>A client that sends much keeps its large buffer between reads as long as the pool has some to spare, which saves
 * two system calls for each read. Used by the connection's thread only.
 */
final class ReadBuffer implements AutoCloseable {
    private static final int FIRST_READ = 128;

    private final Transport transport;
    private final BufferPool pool;
    private final byte[] first = new byte[FIRST_READ];
    private byte @Nullable [] kept;

    ReadBuffer(Transport transport, BufferPool pool) {
        this.transport = transport;
        this.pool = pool;
    }

    /** Reads into the current buffer; see {@link Transport#read}. */
    int read(int timeoutMillis) throws IOException {
        byte[] into = kept == null ? first : kept;
        return transport.read(into, 0, into.length, timeoutMillis);
    }

    /** Returns whether a read obeys its timeout. */
    boolean hasReadTimeout() {
        return transport.hasReadTimeout();
    }

    /** Reads and discards the available bytes; returns their number, or -1 at the end of the stream. */
    int discard(int timeoutMillis) throws IOException {
        int count = read(timeoutMillis);
        int more = count == FIRST_READ && kept == null ? transport.available() : 0;
        if (more == 0) {
            return count;
        }
        byte[] large = pool.lend();
        try {
            return count + Math.max(0, transport.read(large, 0, Math.min(more, large.length), timeoutMillis));
        } finally {
            pool.giveBack(large);
        }
    }

    /**
     * Hands a read's {@code count} bytes to the reader, together with the bytes that are available already.
     *
     * @param nanos the clock's nanoseconds when the read returned
     * @return the number of all these bytes
     */
    int handTo(FrameReader reader, int count, long nanos, Consumer<Message> out) throws IOException {
        byte[] large = kept;
        if (large != null) {
            reader.accept(large, 0, count, nanos, out);
            if (count < FIRST_READ) {
                close();
            }
            return count;
        }
        int more = count == FIRST_READ ? transport.available() : 0;
        if (more == 0) {
            reader.accept(first, 0, count, nanos, out);
            return count;
        }
        large = pool.lend();
        boolean keep = false;
        try {
            System.arraycopy(first, 0, large, 0, FIRST_READ);
            int room = Math.min(more, large.length - FIRST_READ);
            int all = FIRST_READ + Math.max(0, transport.read(large, FIRST_READ, room, 0));
            reader.accept(large, 0, all, nanos, out);
            keep = pool.mayKeep();
            return all;
        } finally {
            if (keep) {
                kept = large;
            } else {
                pool.giveBack(large);
            }
        }
    }

    /** Returns a kept buffer to the pool. */
    @Override
    public void close() {
        byte[] large = kept;
        if (large != null) {
            kept = null;
            pool.giveBackKept(large);
        }
    }
}
