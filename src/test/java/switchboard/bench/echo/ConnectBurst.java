package switchboard.bench.echo;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A class that joins at once: many clients connect without waiting for each other and send as soon as they are
 * connected. The time from the call of {@code connect} to the last byte of the first reply is measured.
 *
 * <p>Used by one thread, which sleeps up to a millisecond at a time, so that the server has the processors.
 */
final class ConnectBurst implements Closeable {
    static final int CLIENTS = 1_000;
    private static final long WITHIN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long CEILING_NANOS = TimeUnit.SECONDS.toNanos(ClosedLoop.CEILING_SECONDS);
    private static final byte[] MESSAGE = String.format(Locale.ROOT, "%-64d%s", 32, "abcdefghijklmnopqrstuvwxyzabcdef")
            .getBytes(StandardCharsets.US_ASCII);

    /**
     * The result of a storm.
     *
     * @param latency the latency of the clients that were answered
     * @param failed the number of clients without an answer within ten seconds
     */
    record Result(Latency latency, int failed) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "first answers p50 %,.1f  p99 %,.1f  longest %,.1f ms, %d failed",
                    latency.p50() / 1e6,
                    latency.p99() / 1e6,
                    latency.longest() / 1e6,
                    failed);
        }
    }

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>(CLIENTS);
    private final Histogram answered = new Histogram();
    private final ByteBuffer receive = ByteBuffer.allocateDirect(2 * MESSAGE.length);
    private final ByteBuffer message = ByteBuffer.allocateDirect(MESSAGE.length).put(MESSAGE);
    private int ended;

    private ConnectBurst() throws IOException {}

    /** Connects a thousand clients to a server. */
    static Result on(InetSocketAddress server) throws IOException {
        try (ConnectBurst storm = new ConnectBurst()) {
            return storm.run(server);
        }
    }

    private Result run(InetSocketAddress server) throws IOException {
        long began = System.nanoTime();
        long now = began;
        while (ended < CLIENTS && now - began < WITHIN_NANOS + CEILING_NANOS) {
            while (channels.size() < CLIENTS && now - began >= WITHIN_NANOS * channels.size() / CLIENTS) {
                join(server);
                now = System.nanoTime();
            }
            selector.select(this::ready, channels.size() < CLIENTS ? 1 : 100);
            now = System.nanoTime();
        }
        return new Result(answered.summary(), (int) (CLIENTS - answered.total()));
    }

    /** One client: the time of its connect and the number of bytes received. */
    private static final class Caller {
        private final long since = System.nanoTime();
        private int came;
    }

    private void join(InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A reset leaves no port in TIME-WAIT.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        Caller caller = new Caller();
        boolean connected = channel.connect(server);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, caller);
        if (connected) {
            speak(key, channel);
        }
    }

    private void speak(SelectionKey key, SocketChannel channel) throws IOException {
        // A message of this size fits into any empty send buffer.
        int written = channel.write(message.rewind());
        key.interestOps(written == MESSAGE.length ? SelectionKey.OP_READ : 0);
    }

    private void ready(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        Caller caller = (Caller) key.attachment();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                speak(key, channel);
                return;
            }
            int count = channel.read(receive.clear());
            if (count > 0) {
                caller.came += count;
                if (caller.came < MESSAGE.length) {
                    return;
                }
                answered.add(System.nanoTime() - caller.since);
            }
        } catch (IOException turnedAway) {
            // The client counts as not answered.
        }
        key.cancel();
        ended++;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
