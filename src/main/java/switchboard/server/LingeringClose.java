package switchboard.server;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Reads on after the last write and throws away what comes, so that closing does not reset the connection.
 *
 * <p>A socket that is closed with unread bytes resets its connection, and the reset destroys what the peer has not read
 * yet (RFC 1122, 4.2.2.13); HTTP servers linger for the same reason (RFC 9112, 9.6).
 */
final class LingeringClose {
    /**
     * Bytes that are thrown away at most: the rest of a message that is refused. With fewer, a client that sends a long
     * one and only then reads finds a reset instead of the reason.
     */
    private static final int MOST_DISCARDED = ServerLimits.HARD_MAX_MESSAGE;

    private LingeringClose() {}

    /** A stream whose bytes can be thrown away. */
    interface Source {
        /** Reads and throws away what is there; returns how many bytes, -1 at the end of the stream. */
        int discard(int timeoutMillis) throws IOException;
    }

    /**
     * Throws away what comes; returns at the end of the stream, or when enough was thrown away.
     *
     * @param millisLeft asked before each read; at least 1
     * @throws java.net.SocketTimeoutException when the time is over
     */
    static void discard(Source source, IntSupplier millisLeft) throws IOException {
        int discarded = 0;
        while (discarded < MOST_DISCARDED) {
            int count = source.discard(millisLeft.getAsInt());
            if (count < 0) {
                return;
            }
            discarded += count;
            // A client that sends faster than this reads would keep a carrier for all of that time.
            LockSupport.parkNanos(source, 1);
        }
    }
}
