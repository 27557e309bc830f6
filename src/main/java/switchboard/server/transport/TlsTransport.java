package switchboard.server.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.thread.Threads;

/**
 * A TCP connection with TLS 1.2 (RFC 5246) or 1.3 (RFC 8446).
 *
 * <p>Java's TLS sockets hold no monitors while they wait, so a virtual thread parks in them without pinning its
 * carrier. This class adds three things. A client that speaks no TLS is told so. The {@code Watchdog} bounds the whole
 * handshake. Closing never waits: close_notify is a write, which a peer that reads nothing can block, so a thread of
 * its own writes it, and the TCP socket below is closed shortly afterwards.
 */
public final class TlsTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(TlsTransport.class);

    /** The content type of a TLS record that carries a handshake message: 22 (RFC 8446, 5.1). */
    private static final int HANDSHAKE = 0x16;

    private static final int FIRST_LOOK = 512;
    private static final long FAREWELL_MILLIS = 300;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Socket below;
    private final SSLContext context;
    private final int patienceMillis;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch farewellSaid = new CountDownLatch(1);
    private final AtomicBoolean farewellBegun = new AtomicBoolean();
    private volatile @Nullable Socket speaking;
    private volatile boolean writing;
    private int timeout;

    /**
     * Creates a transport whose handshake has not begun.
     *
     * @param patienceMillis the longest silence of a client during the handshake, in milliseconds
     */
    public TlsTransport(Socket below, SSLContext context, int patienceMillis) throws IOException {
        TcpTransport.prepare(below);
        this.below = below;
        this.context = context;
        this.patienceMillis = patienceMillis;
    }

    @Override
    public void open() throws IOException {
        below.setSoTimeout(patienceMillis);
        timeout = patienceMillis;
        byte[] first = new byte[FIRST_LOOK];
        int count;
        try {
            count = below.getInputStream().read(first);
        } catch (SocketTimeoutException timedOut) {
            speak(below);
            throw new PlaintextClientException(new byte[0]);
        }
        if (count < 0) {
            // The client closed without a byte; the next read finds the end of the stream.
            speak(below);
            return;
        }
        if (first[0] != HANDSHAKE) {
            speak(below);
            throw new PlaintextClientException(Arrays.copyOf(first, count));
        }
        // Host and port only serve to resume a session, which is the client's side.
        SSLSocket tls = (SSLSocket)
                context.getSocketFactory().createSocket(new PeekedSocket(below, first, count), null, 0, true);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(PROTOCOLS);
        tls.startHandshake();
        speak(tls);
    }

    private void speak(Socket socket) {
        speaking = socket;
        opened.countDown();
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        if (timeoutMillis != timeout) {
            below.setSoTimeout(timeoutMillis);
            timeout = timeoutMillis;
        }
        try {
            return in().read(into, offset, length);
        } catch (SocketException failed) {
            throw speaking == below ? PeerTimedOutException.ifTimedOut(below, failed) : failed;
        }
    }

    private InputStream in() throws IOException {
        Socket socket = speaking;
        if (socket == null) {
            throw new SocketException("Socket closed");
        }
        return socket.getInputStream();
    }

    @Override
    public boolean hasReadTimeout() {
        return true;
    }

    /** Only TLS 1.3 has a half-close (RFC 8446, 6.1); TLS 1.2 answers close_notify by closing (RFC 5246, 7.2.1). */
    @Override
    public boolean canBeAnsweredAfterEnd() {
        return !(speaking instanceof SSLSocket tls)
                || tls.getSession().getProtocol().equals(PROTOCOLS[0]);
    }

    @Override
    public int available() throws IOException {
        return in().available();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            // A reply by hand may be sent before the handshake is complete.
            opened.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SocketException("Interrupted", interrupted);
        }
        Socket socket = speaking;
        if (socket == null) {
            throw new SocketException("Socket closed");
        }
        writing = true;
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes, offset, length);
        } finally {
            writing = false;
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        if (speaking instanceof SSLSocket tls) {
            sayFarewell(tls);
        } else {
            below.shutdownOutput();
        }
    }

    /** Sends close_notify, then FIN, on a thread of its own; the peer can still send. */
    private void sayFarewell(SSLSocket tls) {
        if (!farewellBegun.compareAndSet(false, true)) {
            return;
        }
        Threads.virtual("TLS farewell", () -> {
                    try {
                        tls.shutdownOutput();
                        if (!below.isOutputShutdown()) {
                            below.shutdownOutput();
                        }
                    } catch (IOException disconnected) {
                        LOG.debug("A client left before its TLS farewell: {}", disconnected.getMessage());
                    } finally {
                        farewellSaid.countDown();
                    }
                })
                .start();
    }

    /**
     * Closes within {@link #FAREWELL_MILLIS}; at once if close_notify would wait behind a write that the peer does not
     * read.
     */
    @Override
    public void close() throws IOException {
        opened.countDown();
        if (!(speaking instanceof SSLSocket tls) || writing) {
            below.close();
            return;
        }
        sayFarewell(tls);
        Threads.virtual("TLS closing", () -> {
                    try {
                        farewellSaid.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    try {
                        below.close();
                    } catch (IOException closeFailed) {
                        LOG.debug("Closing below TLS: {}", closeFailed.getMessage());
                    }
                })
                .start();
    }
}
