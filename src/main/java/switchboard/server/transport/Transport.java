package switchboard.server.transport;

import java.io.Closeable;
import java.io.IOException;

/**
 * The byte stream of one connection, independent of the kind of socket.
 *
 * <p>At most one thread reads and one writes at a time. {@link #shutdownOutput} and {@link #close} may be called by any
 * thread; {@code close} wakes a blocked reader and writer.
 */
public interface Transport extends Closeable {
    /**
     * Prepares the stream before the first byte, such as a TLS handshake; runs on the connection's own thread.
     *
     * @throws PlaintextClientException if the client of an encrypted transport does not speak TLS; it can be answered
     * in
     *     plain text
     */
    default void open() throws IOException {
        // A plain socket is ready when it is accepted.
    }

    /**
     * Reads at least one byte.
     *
     * @param timeoutMillis the longest wait in milliseconds; 0 for no limit
     * @return the number of bytes, or -1 at the end of the stream
     * @throws java.net.SocketTimeoutException at the timeout
     */
    int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException;

    /** Returns whether {@link #read} obeys its timeout. */
    boolean hasReadTimeout();

    /** Returns whether the transport can write after {@link #read} returned the end of the stream (half-close). */
    default boolean canBeAnsweredAfterEnd() {
        return true;
    }

    /** Returns the number of bytes that can be read without waiting. */
    int available() throws IOException;

    /** Writes all bytes; blocks while the peer's buffers are full. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Ends the output (FIN); the peer can still send. */
    void shutdownOutput() throws IOException;
}
