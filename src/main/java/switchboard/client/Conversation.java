package switchboard.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import switchboard.text.ClientText;
import switchboard.thread.Threads;
import switchboard.wire.FrameReader;
import switchboard.wire.Framing;
import switchboard.wire.FramingException;
import switchboard.wire.MemoryBudget;
import switchboard.wire.Message;

/**
 * One connection of the client: a thread reads it, whoever asks gets the arrivals in order.
 *
 * <p>One thread sends, one takes; these two may be different ones.
 */
final class Conversation implements AutoCloseable {
    /** The longest reply that is taken as one message. */
    static final int LONGEST_REPLY = 16 << 20;

    /** Few, because each may be long; when it is full TCP makes the other side wait. */
    private static final int ARRIVALS_KEPT = 8;

    private static final int READ_SIZE = 64 << 10;
    private static final long OFFER_MILLIS = 50;

    private final Socket socket;
    private final ClientOptions options;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(ARRIVALS_KEPT);
    private final Thread reading;
    private volatile boolean closed;

    private Conversation(Socket socket, ClientOptions options) {
        this.socket = socket;
        this.options = options;
        reading = Threads.platform("client-reader", this::read);
    }

    /** Starts a conversation on a connected socket, which it closes in the end. */
    static Conversation start(Socket socket, ClientOptions options) {
        Conversation conversation = new Conversation(socket, options);
        conversation.reading.start();
        return conversation;
    }

    /**
     * Sends one message and returns it as it left.
     *
     * @throws ClientException if it can't be framed or the connection is broken
     */
    Message send(byte[] body) throws ClientException {
        Message message;
        try {
            message = options.framing().frame(body);
        } catch (FramingException unfit) {
            throw new ClientException(unfit.text(), unfit);
        }
        try {
            // One write: header and body in two would cost a round trip each.
            socket.getOutputStream().write(message.bytes());
            return message;
        } catch (IOException broken) {
            throw new ClientException(ClientText.MESSAGE_UNSENT.with(options.server()), broken);
        }
    }

    /** Says that nothing more will be sent; what the other side still says arrives. */
    void finishSending() {
        try {
            socket.shutdownOutput();
        } catch (IOException alreadyOver) {
            // The reading thread finds out and says so.
        }
    }

    /** Returns the next arrival, or empty when none comes within {@code nanos}. */
    Optional<Arrival> next(long nanos) throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(nanos, TimeUnit.NANOSECONDS));
    }

    private void read() {
        Framing framing = options.framing().ofReplies(options.replyAs());
        FrameReader reader = framing.reader(LONGEST_REPLY, false, MemoryBudget.UNLIMITED);
        Consumer<Message> deliver = message -> deliver(new Arrival.Came(message));
        Arrival.Ending ending = Arrival.Ending.HUNG_UP;
        byte[] buffer = new byte[READ_SIZE];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (count > 0) {
                    reader.accept(buffer, 0, count, System.nanoTime(), deliver);
                }
            }
        } catch (SocketException broken) {
            ending = closed ? Arrival.Ending.CLOSED_HERE : Arrival.Ending.RESET;
        } catch (IOException broken) {
            ending = Arrival.Ending.RESET;
        }
        reader.end(deliver);
        reader.close();
        deliver(new Arrival.Ended(ending));
    }

    private void deliver(Arrival arrival) {
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

    /** Hangs up; what had arrived can still be taken. */
    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException alreadyOver) {
            // Closed is closed.
        }
    }
}
