package switchboard.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import switchboard.text.ClientText;
import switchboard.thread.Threads;
import switchboard.wire.Message;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.MemoryBudget;

/**
 * A connection to a server, of the command-line client and of the window's. A thread of its own reads it into a bounded
 * queue of events.
 *
 * <p>One thread sends and one takes events; they may be different ones. {@link #close} is thread-safe.
 */
public final class ClientConnection implements AutoCloseable {
    /** The longest reply in bytes that is accepted as one message. */
    static final int LONGEST_REPLY = 16 << 20;

    /**
     * The capacity of the event queue. It is small because each message may be long; while it is full, TCP's flow
     * control slows the other side down (backpressure).
     */
    private static final int ARRIVALS_KEPT = 8;

    /** The size of the read buffer in bytes. */
    private static final int READ_SIZE = 64 << 10;

    /** The interval at which a reader that waits for room checks whether the connection was closed. */
    private static final long OFFER_MILLIS = 50;

    private final Socket socket;
    private final ClientTarget target;
    private final BlockingQueue<ConnectionEvent> arrivals = new ArrayBlockingQueue<>(ARRIVALS_KEPT);
    private final Thread reading;
    private volatile boolean closed;

    private ClientConnection(Socket socket, ClientTarget target) {
        this.socket = socket;
        this.target = target;
        reading = Threads.platform("client-reader", this::read);
    }

    /**
     * Connects to a server, with TLS if the target says so, and starts to read. Waits for the server.
     *
     * @throws ClientException if the server cannot be reached, or the TLS handshake fails
     */
    public static ClientConnection open(ClientTarget target) throws ClientException {
        Socket plain = Dialer.dial(target.host(), target.port(), target.timeout());
        Socket ready = target.tls().isPresent()
                ? new TlsHandshake(target.tls().get(), target.host(), target.port()).over(plain, target.timeout())
                : plain;
        ClientConnection conversation = new ClientConnection(ready, target);
        conversation.reading.start();
        return conversation;
    }

    /** Returns the port of this side. */
    public int localPort() {
        return socket.getLocalPort();
    }

    /** Returns the address of this side, as people write it. */
    public String local() {
        return Dialer.server(localHost(), localPort());
    }

    /** Returns the address of this side in digits, without its port. */
    public String localHost() {
        return socket.getLocalAddress().getHostAddress();
    }

    /**
     * Sends one message and returns it as sent; waits while the server does not read.
     *
     * @throws ClientException if the framing cannot carry the body or the connection is broken
     */
    public Message send(byte[] body) throws ClientException {
        return send(body, message -> {});
    }

    /**
     * Sends one message like {@link #send(byte[])}.
     *
     * @param onFramed receives the message before its first byte is written, so before any answer to it
     * @throws ClientException if the framing cannot carry the body or the connection is broken
     */
    public Message send(byte[] body, Consumer<? super Message> onFramed) throws ClientException {
        Message message;
        try {
            message = target.framing().frame(body);
        } catch (FramingException unfit) {
            throw new ClientException(unfit.text(), unfit);
        }
        onFramed.accept(message);
        try {
            // Header and body go out in one write; two writes would send two segments, because TCP_NODELAY is set.
            socket.getOutputStream().write(message.bytes());
            return message;
        } catch (IOException broken) {
            throw new ClientException(ClientText.MESSAGE_UNSENT.with(target.server()), broken);
        }
    }

    /** Ends this side's direction of the stream (half-close); the other side's messages still arrive. */
    public void finishSending() {
        try {
            socket.shutdownOutput();
        } catch (IOException closeFailed) {
            // The reading thread detects and reports the end.
        }
    }

    /** Returns the next event, or empty if none comes within {@code nanos}. */
    public Optional<ConnectionEvent> next(long nanos) throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(nanos, TimeUnit.NANOSECONDS));
    }

    private void read() {
        FrameReader reader = target.replies().reader(LONGEST_REPLY, false, MemoryBudget.UNLIMITED);
        Consumer<Message> deliver = message -> deliver(new ConnectionEvent.MessageReceived(message));
        ConnectionEvent.EndReason ending = ConnectionEvent.EndReason.HUNG_UP;
        byte[] buffer = new byte[READ_SIZE];
        try {
            InputStream in = socket.getInputStream();
            for (int count = 0; count >= 0; ) {
                int pauseMillis = (int) TimeUnit.NANOSECONDS.toMillis(reader.pauseNanos());
                socket.setSoTimeout(reader.frameOpen() ? pauseMillis : 0);
                count = readOrPause(in, buffer, reader, deliver);
                if (count > 0) {
                    reader.accept(buffer, 0, count, System.nanoTime(), deliver);
                }
            }
        } catch (SocketException broken) {
            ending = closed ? ConnectionEvent.EndReason.CLOSED_HERE : ConnectionEvent.EndReason.RESET;
        } catch (IOException broken) {
            ending = ConnectionEvent.EndReason.RESET;
        }
        reader.end(deliver);
        reader.close();
        deliver(new ConnectionEvent.Ended(ending));
    }

    /** Reads bytes and returns their number; 0 if the pause that completes a message came first. */
    private static int readOrPause(InputStream in, byte[] buffer, FrameReader reader, Consumer<Message> deliver)
            throws IOException {
        try {
            return in.read(buffer);
        } catch (SocketTimeoutException pause) {
            reader.pause(deliver);
            return 0;
        }
    }

    private void deliver(ConnectionEvent arrival) {
        try {
            while (!arrivals.offer(arrival, OFFER_MILLIS, TimeUnit.MILLISECONDS)) {
                if (closed) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the socket; the events queued before can still be taken. */
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException closeFailed) {
            // The socket was closed already.
        }
    }
}
