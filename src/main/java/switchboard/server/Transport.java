package switchboard.server;

import java.io.Closeable;
import java.io.IOException;

/**
 * The bytes of one connection, whatever kind of socket carries them.
 *
 * <p>One thread reads and one writes at a time; {@link #shutdownOutput} and {@link #close} may come from any
 * thread and free both.
 */
interface Transport extends Closeable {
    /**
     * Does what has to be done before the first byte, on the connection's own thread.
     *
     * @throws PlainClientException if the client does not speak what encrypts this transport; it can be told so
     */
    default void open() throws IOException {
        // A plain socket is ready when it is accepted.
    }

    /**
     * Reads at least one byte.
     *
     * @param timeoutMillis how long to wait at most, 0 without an end
     * @return how many bytes, -1 at the end of the stream
     * @throws java.net.SocketTimeoutException when the time is over
     */
    int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException;

    /** Returns whether {@link #read} heeds its timeout. */
    boolean hasReadTimeout();

    /** Returns whether something can still be written after {@link #read} has told of the end of the stream. */
    default boolean canBeAnsweredAfterEnd() {
        return true;
    }

    /** Returns how many bytes can be read without waiting. */
    int available() throws IOException;

    /** Writes all bytes; waits while the peer takes none. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Says that nothing more will be sent (FIN); the peer can still send. */
    void shutdownOutput() throws IOException;
}
