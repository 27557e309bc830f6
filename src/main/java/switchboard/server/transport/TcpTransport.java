package switchboard.server.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;

/** A TCP connection. Its reads and writes park a virtual thread and do not block its carrier thread. */
public final class TcpTransport implements Transport {
    // TCP keep-alive: the silence before the first probe, the time between probes, and the probes without an answer.
    private static final int IDLE_SECONDS = 60;
    private static final int PROBE_SECONDS = 10;
    private static final int PROBES = 6;

    /**
     * The size of the socket's send buffer (SO_SNDBUF) in bytes. By default the operating system buffers megabytes, and
     * reports room only after a third of it was taken: a client that steadily reads 100 kB a second would seem to read
     * nothing for ten seconds.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int timeout;

    /**
     * Creates the transport of an accepted socket and sets the socket's options.
     *
     * @throws IOException if the socket has been closed or reset
     */
    public TcpTransport(Socket socket) throws IOException {
        this.socket = socket;
        prepare(socket);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /**
     * Sets the socket's options: no Nagle delay (TCP_NODELAY; RFC 9293, 3.7.4), a small send buffer, and keep-alive
     * (RFC 9293, 3.8.4) that notices a peer without an answer after 60 s of silence and 6 probes 10 s apart, two
     * minutes in all.
     */
    public static void prepare(Socket socket) throws IOException {
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
            throw PeerTimedOutException.ifTimedOut(socket, failed);
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
