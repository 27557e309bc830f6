package switchboard.server.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/**
 * A connected socket whose first bytes were already read and are returned once more.
 *
 * <p>Java's TLS accepts such bytes itself, but then closes the socket at the end of the stream, when an answer may
 * still have to be sent. This class delegates to the socket below, and implements only the methods that Java's TLS
 * calls. It has the threading rules of the socket below.
 */
final class PeekedSocket extends Socket {
    private final Socket socket;
    private final InputStream in;

    /** Creates a socket that returns {@code count} bytes of {@code seen} first; the guard checks all bytes. */
    PeekedSocket(Socket socket, byte[] seen, int count, TlsRecordGuard guard) throws IOException {
        this.socket = socket;
        this.in = new PeekedInput(new ByteArrayInputStream(seen, 0, count), socket, guard);
    }

    /** The bytes that were read already, then those of the socket. Closing the socket closes this stream. */
    private static final class PeekedInput extends InputStream {
        private final ByteArrayInputStream seen;
        private final Socket socket;
        private final InputStream rest;
        private final TlsRecordGuard guard;

        PeekedInput(ByteArrayInputStream seen, Socket socket, TlsRecordGuard guard) throws IOException {
            this.seen = seen;
            this.socket = socket;
            this.guard = guard;
            this.rest = socket.getInputStream();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = seen.available() > 0 ? seen.read(into, offset, length) : readRest(into, offset, length);
            if (count > 0) {
                guard.check(into, offset, count);
            }
            return count;
        }

        private int readRest(byte[] into, int offset, int length) throws IOException {
            try {
                return rest.read(into, offset, length);
            } catch (SocketException failed) {
                throw PeerTimedOutException.ifTimedOut(socket, failed);
            }
        }

        @Override
        public int available() throws IOException {
            return seen.available() + rest.available();
        }
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public boolean isBound() {
        return socket.isBound();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return socket.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return socket.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        socket.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        socket.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return socket.getSoTimeout();
    }

    @Override
    public int getSoLinger() throws SocketException {
        return socket.getSoLinger();
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return socket.getLocalSocketAddress();
    }
}
