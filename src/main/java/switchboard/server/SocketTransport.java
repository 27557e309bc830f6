package switchboard.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;

/** A TCP connection. Its reads and writes park a virtual thread instead of blocking its carrier. */
final class SocketTransport implements Transport {
    private static final int IDLE_SECONDS = 60;
    private static final int PROBE_SECONDS = 10;
    private static final int PROBES = 6;

    /**
     * How many bytes the system keeps for a client that has not taken them. Left to itself it keeps megabytes, and
     * tells of room only when a third of them was taken: a client that steadily takes 100 kB a second then looks as if
     * it took nothing for ten seconds.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int timeout;

    SocketTransport(Socket socket) throws IOException {
        this.socket = socket;
        prepare(socket);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /**
     * Sends without delay and without keeping much, and ask the system to notice within two minutes that a peer
     * vanished without a word.
     */
    static void prepare(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(SEND_BUFFER);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        if (timeoutMillis != timeout) {
            socket.setSoTimeout(timeoutMillis);
            timeout = timeoutMillis;
        }
        try {
            return in.read(into, offset, length);
        } catch (SocketException failed) {
            throw VanishedException.ifSo(socket, failed);
        }
    }

    @Override
    public boolean hasReadTimeout() {
        return true;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
