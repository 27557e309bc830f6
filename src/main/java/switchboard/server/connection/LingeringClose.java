package switchboard.server.connection;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import switchboard.server.context.ServerLimits;

/**
 * Lingering close: reads and discards input after the last write, so that closing does not reset the connection.
 * Stateless; runs on the calling thread.
 *
 * <p>A socket that is closed with unread bytes resets its connection (RFC 9293, 3.6.1, SHLD-3), and the reset makes the
 * peer lose the bytes that it has not read yet. HTTP servers linger for the same reason (RFC 9112, 9.6).
 */
public final class LingeringClose {
    /**
     * The most bytes that are discarded: the rest of a refused message. With fewer, a client that sends a long message
     * and only then reads finds a reset instead of the reason.
     */
    private static final int MOST_DISCARDED = ServerLimits.HARD_MAX_MESSAGE;

    private LingeringClose() {}

    /** A stream whose bytes can be discarded. */
    public interface Source {
        /** Reads and discards the available bytes; returns their number, or -1 at the end of the stream. */
        public int discard(int timeoutMillis) throws IOException;
    }

    /**
     * Discards input; returns at the end of the stream, or after {@link #MOST_DISCARDED} bytes.
     *
     * @param millisLeft asked before each read for its timeout in milliseconds, at least 1
     * @throws java.net.SocketTimeoutException at the timeout
     */
    public static void discard(Source source, IntSupplier millisLeft) throws IOException {
        int discarded = 0;
        while (discarded < MOST_DISCARDED) {
            int count = source.discard(millisLeft.getAsInt());
            if (count < 0) {
                return;
            }
            discarded += count;
            // A client that sends faster than this loop reads would occupy a carrier thread until the timeout.
            LockSupport.parkNanos(source, 1);
        }
    }
}
