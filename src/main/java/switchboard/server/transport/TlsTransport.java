package switchboard.server.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
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
 *
 * <p>A client that renegotiates, or sends record after record without content, is refused by {@link TlsRecordGuard}.
 * Only cipher suites with authenticated encryption (AEAD, RFC 5116) are offered.
 */
public final class TlsTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(TlsTransport.class);

    private static final int FIRST_READ = 512;
    private static final long CLOSE_NOTIFY_MILLIS = 300;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** The parts of the names of cipher suites with authenticated encryption (RFC 5288, RFC 6655, RFC 7905). */
    private static final List<String> AEAD = List.of("_GCM_", "_CCM", "_POLY1305_");

    private final Socket tcpSocket;
    private final SSLContext context;
    private final int handshakeTimeoutMillis;
    private final TlsRecordGuard guard = new TlsRecordGuard();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch closeNotifySent = new CountDownLatch(1);
    private final AtomicBoolean closeNotifyBegun = new AtomicBoolean();
    private volatile @Nullable Socket activeSocket;
    private volatile boolean writing;
    private int timeout;

    /**
     * Creates a transport whose handshake has not begun.
     *
     * @param handshakeTimeoutMillis the longest silence of a client during the handshake, in milliseconds
     */
    public TlsTransport(Socket tcpSocket, SSLContext context, int handshakeTimeoutMillis) throws IOException {
        TcpTransport.prepare(tcpSocket);
        this.tcpSocket = tcpSocket;
        this.context = context;
        this.handshakeTimeoutMillis = handshakeTimeoutMillis;
    }

    @Override
    public void open() throws IOException {
        tcpSocket.setSoTimeout(handshakeTimeoutMillis);
        timeout = handshakeTimeoutMillis;
        byte[] first = new byte[FIRST_READ];
        int count;
        try {
            count = tcpSocket.getInputStream().read(first);
        } catch (SocketTimeoutException timedOut) {
            activate(tcpSocket);
            throw new PlaintextClientException(new byte[0]);
        }
        if (count < 0) {
            // The client closed without a byte; the next read finds the end of the stream.
            activate(tcpSocket);
            return;
        }
        if (first[0] != TlsRecordGuard.HANDSHAKE) {
            activate(tcpSocket);
            throw new PlaintextClientException(Arrays.copyOf(first, count));
        }
        // Host and port only serve to resume a session, which is the client's side.
        SSLSocket tls = (SSLSocket) context.getSocketFactory()
                .createSocket(new PeekedSocket(tcpSocket, first, count, guard), null, 0, true);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(PROTOCOLS);
        tls.setEnabledCipherSuites(aead(tls.getEnabledCipherSuites()));
        tls.startHandshake();
        guard.handshakeDone();
        activate(tls);
    }

    /** Returns the suites with authenticated encryption, in their order. */
    private static String[] aead(String[] suites) {
        return Arrays.stream(suites)
                .filter(suite -> AEAD.stream().anyMatch(suite::contains))
                .toArray(String[]::new);
    }

    private void activate(Socket socket) {
        activeSocket = socket;
        opened.countDown();
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        if (timeoutMillis != timeout) {
            tcpSocket.setSoTimeout(timeoutMillis);
            timeout = timeoutMillis;
        }
        try {
            int count = in().read(into, offset, length);
            guard.contentCame();
            return count;
        } catch (SocketException failed) {
            throw activeSocket == tcpSocket ? PeerTimedOutException.ifTimedOut(tcpSocket, failed) : failed;
        }
    }

    private InputStream in() throws IOException {
        Socket socket = activeSocket;
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
        return !(activeSocket instanceof SSLSocket tls)
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
        Socket socket = activeSocket;
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
        if (activeSocket instanceof SSLSocket tls) {
            sendCloseNotify(tls);
        } else {
            tcpSocket.shutdownOutput();
        }
    }

    /** Sends close_notify, then FIN, on a thread of its own; the peer can still send. */
    private void sendCloseNotify(SSLSocket tls) {
        if (!closeNotifyBegun.compareAndSet(false, true)) {
            return;
        }
        Threads.virtual("close_notify", () -> {
                    try {
                        tls.shutdownOutput();
                        if (!tcpSocket.isOutputShutdown()) {
                            tcpSocket.shutdownOutput();
                        }
                    } catch (IOException disconnected) {
                        LOG.debug("A client left before its close_notify was sent: {}", disconnected.getMessage());
                    } finally {
                        closeNotifySent.countDown();
                    }
                })
                .start();
    }

    /**
     * Closes within {@link #CLOSE_NOTIFY_MILLIS}; at once if close_notify would wait behind a write that the peer does
     * not read.
     */
    @Override
    public void close() throws IOException {
        opened.countDown();
        if (!(activeSocket instanceof SSLSocket tls) || writing) {
            tcpSocket.close();
            return;
        }
        sendCloseNotify(tls);
        Threads.virtual("TLS closing", () -> {
                    try {
                        closeNotifySent.await(CLOSE_NOTIFY_MILLIS, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    try {
                        tcpSocket.close();
                    } catch (IOException closeFailed) {
                        LOG.debug("Closing the TCP socket below TLS: {}", closeFailed.getMessage());
                    }
                })
                .start();
    }
}
