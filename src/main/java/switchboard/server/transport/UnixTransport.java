package switchboard.server.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * A connection over a Unix domain socket.
 *
 * <p>Reads of such a channel have no timeout; the {@code Watchdog} ends a frame that takes too long by closing the
 * connection. The channel does not tell how many bytes are available either, so each connection has a large buffer of
 * its own: the bytes of one read have to be seen as one read.
 */
public final class UnixTransport implements Transport {
    private final SocketChannel channel;

    /** The bytes that were read from the channel and not yet returned; used by the reading thread only. */
    private final ByteBuffer arrived = ByteBuffer.allocate(BufferPool.SIZE).flip();

    public UnixTransport(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        if (!arrived.hasRemaining() && fill() < 0) {
            return -1;
        }
        int count = Math.min(length, arrived.remaining());
        arrived.get(into, offset, count);
        return count;
    }

    private int fill() throws IOException {
        arrived.clear();
        try {
            return channel.read(arrived);
        } catch (ClosedChannelException closed) {
            throw new IOException("Socket closed", closed);
        } finally {
            arrived.flip();
        }
    }

    @Override
    public boolean hasReadTimeout() {
        return false;
    }

    @Override
    public int available() {
        return arrived.remaining();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
