package switchboard.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/**
 * A connection over a Unix domain socket.
 *
 * <p>Such a channel's read has no timeout; a frame that takes too long is ended by the {@link Watchdog}, which
 * closes the connection.
 */
final class UnixTransport implements Transport {
    private final SocketChannel channel;

    UnixTransport(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        try {
            return channel.read(ByteBuffer.wrap(into, offset, length));
        } catch (ClosedChannelException closed) {
            throw new IOException("Socket closed", closed);
        }
    }

    @Override
    public boolean hasReadTimeout() {
        return false;
    }

    @Override
    public int available() {
        return 0;
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
