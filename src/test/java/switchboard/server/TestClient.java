package switchboard.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.wire.framing.Framings;

/** A client for tests that speaks plain bytes or {@code header64}. */
public final class TestClient implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    public final Socket socket;

    public TestClient(int port) {
        this("127.0.0.1", port, 0);
    }

    /** Connects; with a receive buffer of a few kilobytes the client is soon full. */
    public TestClient(String host, int port, int receiveBuffer) {
        try {
            socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress(host, port), 10_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Connects as soon as another process listens; only a try can tell. */
    public static TestClient awaitListening(Process process, int port) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return new TestClient(port);
            } catch (UncheckedIOException notReady) {
                if (!process.isAlive() || System.nanoTime() - until > 0) {
                    throw notReady;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** Returns a port without a listener. */
    public static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public TestClient send(String text) throws IOException {
        socket.getOutputStream().write(utf8(text));
        return this;
    }

    public TestClient sendFramed(String text) throws IOException {
        socket.getOutputStream().write(Framings.HEADER64.frame(utf8(text)).bytes());
        return this;
    }

    /** Reads one header64 frame. */
    public String readFrame() throws IOException {
        byte[] header = socket.getInputStream().readNBytes(64);
        if (header.length < 64) {
            throw new IOException(
                    "only " + header.length + " bytes of a header: " + new String(header, StandardCharsets.UTF_8));
        }
        int length = Integer.parseInt(new String(header, StandardCharsets.US_ASCII).strip());
        byte[] body = socket.getInputStream().readNBytes(length);
        if (body.length < length) {
            throw new IOException("only " + body.length + " of " + length + " bytes");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    public String readBytes(int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
    }

    /** Reads to the end of the stream. */
    public String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Ends with a reset instead of FIN. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
