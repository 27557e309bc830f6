package switchboard.server;

import java.io.IOException;
import java.util.function.Consumer;
import switchboard.wire.FrameReader;
import switchboard.wire.Message;

/**
 * What one client's reads go into: little while it is idle, a large borrowed buffer only when that is filled.
 *
 * <p>Used by the connection's thread only.
 */
final class ReadBuffer {
    private static final int FIRST_READ = 256;

    private final Transport transport;
    private final BufferPool pool;
    private final byte[] first = new byte[FIRST_READ];

    ReadBuffer(Transport transport, BufferPool pool) {
        this.transport = transport;
        this.pool = pool;
    }

    /** Read what is there; as {@link Transport#read}. */
    int read(int timeoutMillis) throws IOException {
        return transport.read(first, 0, FIRST_READ, timeoutMillis);
    }

    /** Hand a read's {@code count} bytes to the reader, and with them whatever else is there already. */
    void handTo(FrameReader reader, int count, Consumer<Message> out) throws IOException {
        int more = count == FIRST_READ ? transport.available() : 0;
        if (more == 0) {
            reader.accept(first, 0, count, System.nanoTime(), out);
            return;
        }
        byte[] large = pool.lend();
        try {
            System.arraycopy(first, 0, large, 0, FIRST_READ);
            int room = Math.min(more, large.length - FIRST_READ);
            int rest = transport.read(large, FIRST_READ, room, 0);
            reader.accept(large, 0, FIRST_READ + Math.max(0, rest), System.nanoTime(), out);
        } finally {
            pool.giveBack(large);
        }
    }
}
