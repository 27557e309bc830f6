package switchboard.bench.baddays;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * A client that keeps the rules: it sends when it is told to, reads at once, and checks every byte that comes back.
 *
 * <p>Used by the thread of {@link GoodClients} alone.
 */
final class GoodClient {
    /** The most messages without an answer; at this many it waits, as a client with a window does. */
    static final int MOST_UNANSWERED = 32;

    private static final int RECEIVE_BYTES = 16 << 10;

    /** A message under way. */
    private record Pending(byte[] frame, long sentAt) {}

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Talk talk;
    private final Waits waits;
    private final ByteBuffer receive = ByteBuffer.allocate(RECEIVE_BYTES);
    private final Queue<Pending> unanswered = new ArrayDeque<>();
    private final Queue<ByteBuffer> unwritten = new ArrayDeque<>();
    private int cameOfFirst;

    /** Connects to a server of this machine. */
    GoodClient(Selector selector, InetSocketAddress server, Talk talk, Waits waits) throws IOException {
        this.talk = talk;
        this.waits = waits;
        channel = SocketChannel.open();
        boolean ready = false;
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(server);
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
            ready = true;
        } finally {
            if (!ready) {
                channel.close();
            }
        }
    }

    Talk talk() {
        return talk;
    }

    boolean maySend() {
        return unanswered.size() < MOST_UNANSWERED;
    }

    /** Sends the next message of the talk, as far as the system takes it. */
    void send() throws IOException {
        byte[] frame = talk.send().frame();
        unanswered.add(new Pending(frame, RunClock.now()));
        unwritten.add(ByteBuffer.wrap(frame));
        write();
    }

    private void write() throws IOException {
        while (!unwritten.isEmpty()) {
            ByteBuffer next = unwritten.element();
            channel.write(next);
            if (next.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            unwritten.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Writes and reads what can be. Throws {@link IOException} if the server hung up or sent other bytes. */
    void ready() throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return;
        }
        int count = channel.read(receive.clear());
        if (count < 0) {
            throw new IOException("the server closed the connection");
        }
        int at = 0;
        while (at < count) {
            Pending first = unanswered.peek();
            if (first == null) {
                throw new IOException("more came back than was sent");
            }
            int length = Math.min(count - at, first.frame.length - cameOfFirst);
            if (!Arrays.equals(receive.array(), at, at + length, first.frame, cameOfFirst, cameOfFirst + length)) {
                throw new WrongAnswerException();
            }
            at += length;
            cameOfFirst += length;
            if (cameOfFirst == first.frame.length) {
                cameOfFirst = 0;
                unanswered.remove();
                talk.answer();
                waits.add(first.sentAt, RunClock.now());
            }
        }
    }

    /** Hangs up; messages without an answer have waited until now in vain. */
    void close() throws IOException {
        long now = RunClock.now();
        unanswered.forEach(message -> waits.add(message.sentAt, now));
        unanswered.clear();
        channel.close();
    }

    /** Thrown if other bytes came back than were sent; that is wrong at any time. */
    static final class WrongAnswerException extends IOException {
        private static final long serialVersionUID = 1;

        private WrongAnswerException() {
            super("other bytes came back than were sent");
        }
    }
}
