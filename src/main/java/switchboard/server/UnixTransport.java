package switchboard.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * A connection over a Unix domain socket.
 *
 * <p>Such a channel's read has no timeout; a frame that takes too long is ended by the {@link Watchdog}, which
 * closes the connection. Nor does it tell how much can be read, so each has a large buffer of its own: what one
 * read delivers has to be seen as one.
 */
final class UnixTransport implements Transport {
    private final SocketChannel channel;

    /** What was read and not asked for yet; used by the reading thread only. */
    private final ByteBuffer arrived = ByteBuffer.allocate(BufferPool.SIZE).flip();

    UnixTransport(SocketChannel channel) {
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
