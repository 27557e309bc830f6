package switchboard.server;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.wire.FrameReader;
import switchboard.wire.Message;

/**
 * What one client's reads go into: little while it is idle or says little, a large borrowed buffer for what does not
 * fit there.
 *
 * <p>A client that says much keeps its large buffer while it is waited for, as long as the pool has some to spare:
 * that saves two calls of the system for each read. Used by the connection's thread only.
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

    /** Reads what is there; as {@link Transport#read}. */
    int read(int timeoutMillis) throws IOException {
        byte[] into = kept == null ? first : kept;
        return transport.read(into, 0, into.length, timeoutMillis);
    }

    /** Reads and throw away what is there; return how many bytes, -1 at the end of the stream. */
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
     * Hands a read's {@code count} bytes to the reader, and with them whatever else is there already.
     *
     * @param nanos when the read returned
     */
    void handTo(FrameReader reader, int count, long nanos, Consumer<Message> out) throws IOException {
        byte[] large = kept;
        if (large != null) {
            reader.accept(large, 0, count, nanos, out);
            if (count < FIRST_READ) {
                close();
            }
            return;
        }
        int more = count == FIRST_READ ? transport.available() : 0;
        if (more == 0) {
            reader.accept(first, 0, count, nanos, out);
            return;
        }
        large = pool.lend();
        boolean keep = false;
        try {
            System.arraycopy(first, 0, large, 0, FIRST_READ);
            int room = Math.min(more, large.length - FIRST_READ);
            int rest = transport.read(large, FIRST_READ, room, 0);
            reader.accept(large, 0, FIRST_READ + Math.max(0, rest), nanos, out);
            keep = pool.mayKeep();
        } finally {
            if (keep) {
                kept = large;
            } else {
                pool.giveBack(large);
            }
        }
    }

    /** Gives a kept buffer back. */
    @Override
    public void close() {
        byte[] large = kept;
        if (large != null) {
            kept = null;
            pool.giveBackKept(large);
        }
    }
}
