package switchboard.bench.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Many clients of an echo server in one thread; it sends {@code header64} messages and checks every byte that comes
 * back.
 *
 * <p>All messages of a client are equal and differ from those of every other client. So the expected bytes are known
 * without keeping them, and a reply to the wrong client is detected.
 *
 * <p>Used by one thread.
 */
final class EchoLoad implements ClosedLoop {
    private static final int HEADER = 64;
    private static final int RECEIVE_BYTES = 256 << 10;
    private static final int CONNECTING_AT_ONCE = 100;
    private static final int MOST_BEHIND = 1 << 12;
    private static final long PATIENCE_MILLIS = 100;

    /** The pause for delays below one millisecond, which a selector cannot wait for. */
    static final long SHORT_NAP_NANOS = 20_000;

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(CEILING_SECONDS);

    /**
     * The result of a run.
     *
     * @param messages the messages that came back complete
     * @param nanos the duration in nanoseconds
     * @param latency the time from sending, or from the due time, to the last byte of the reply
     */
    record Result(long messages, long nanos, Histogram latency) {
        double perSecond() {
            return messages * 1e9 / nanos;
        }
    }

    /**
     * The totals so far.
     *
     * @param messages the complete messages received
     * @param bodyBytes the bytes of their bodies
     */
    record Total(long messages, long bodyBytes) {}

    private final Scenario scenario;
    private final Selector selector;
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer receive = ByteBuffer.allocateDirect(RECEIVE_BYTES);
    private final Histogram latency = new Histogram();
    private long begun;
    private long completed;
    private boolean answering;

    private EchoLoad(Scenario scenario) throws IOException {
        this.scenario = scenario;
        selector = Selector.open();
    }

    /** Connects all clients of a scenario. */
    static EchoLoad connect(Scenario scenario, InetSocketAddress server) throws IOException {
        EchoLoad load = new EchoLoad(scenario);
        boolean ready = false;
        try {
            for (int begun = 0; begun < scenario.clients(); begun += CONNECTING_AT_ONCE) {
                load.connectSome(server, Math.min(CONNECTING_AT_ONCE, scenario.clients() - begun));
            }
            ready = true;
            return load;
        } finally {
            if (!ready) {
                load.close();
            }
        }
    }

    private void connectSome(InetSocketAddress server, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            clients.add(new Client(clients.size(), server));
        }
        for (Client client : clients.subList(clients.size() - count, clients.size())) {
            client.register();
        }
    }

    /** Sends one message from every client, silent ones included, and waits for all replies. */
    void greet() throws IOException {
        for (Client client : clients) {
            client.send(1, System.nanoTime());
        }
        finish();
    }

    /** Returns the totals since the connection. */
    Total total() {
        return new Total(completed, completed * scenario.body());
    }

    /** Keeps the messages of each talking client in flight for a time, after a warm-up that does not count. */
    Result closedLoop(long warmUpMillis, long millis) throws IOException {
        answering = true;
        for (Client client : clients.subList(0, scenario.talking())) {
            client.send(scenario.depth(), System.nanoTime());
        }
        turnUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(warmUpMillis));
        latency.clear();
        long before = completed;
        long began = System.nanoTime();
        turnUntil(began + TimeUnit.MILLISECONDS.toNanos(millis));
        long took = System.nanoTime() - began;
        Result result = new Result(completed - before, took, latency.copy());
        finish();
        return result;
    }

    @Override
    public Run run(long millis) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        Result result = closedLoop(0, millis);
        double share = (threads.getCurrentThreadCpuTime() - processor) / (double) (System.nanoTime() - began);
        return new Run(result.messages(), result.nanos(), result.latency().summary(), share);
    }

    /**
     * Sends at a fixed rate independent of the replies, after a warm-up that does not count.
     *
     * <p>The latency counts from the due time of a message, not from its sending, so a stall of the server counts for
     * every message that it delays.
     *
     * @param napNanos the largest delay of a message; long pauses leave the processor to the measured program
     */
    Result openLoop(double perSecond, long warmUpMillis, long millis, long napNanos) throws IOException {
        List<Client> talking = clients.subList(0, scenario.talking());
        double gap = 1e9 / perSecond;
        long began = System.nanoTime();
        long counted = began + TimeUnit.MILLISECONDS.toNanos(warmUpMillis);
        long end = counted + TimeUnit.MILLISECONDS.toNanos(millis);
        long due = 0;
        long before = 0;
        boolean warm = false;
        while (true) {
            long now = System.nanoTime();
            if (!warm && now >= counted) {
                warm = true;
                latency.clear();
                before = completed;
            }
            if (now >= end) {
                break;
            }
            long should = (long) ((now - began) / gap);
            while (due < should) {
                talking.get((int) (due % talking.size())).sendLater(began + (long) (due * gap));
                due++;
            }
            long until = began + (long) ((due + 1) * gap) - now;
            if (turn(until / 2_000_000) == 0 && until > 0) {
                LockSupport.parkNanos(napNanos);
            }
        }
        Result result = new Result(completed - before, System.nanoTime() - counted, latency.copy());
        finish();
        return result;
    }

    /** Waits for all outstanding replies, so that the next run begins without traffic. */
    private void finish() throws IOException {
        answering = false;
        long patience = System.nanoTime() + SILENCE_NANOS;
        while (completed < begun) {
            turn(PATIENCE_MILLIS);
            if (System.nanoTime() - patience > 0) {
                throw new IOException("answers are missing: the server lost messages or stalled");
            }
        }
    }

    private void turnUntil(long end) throws IOException {
        long last = completed;
        long heard = System.nanoTime();
        while (true) {
            turn(PATIENCE_MILLIS);
            long now = System.nanoTime();
            if (now - end >= 0) {
                return;
            }
            if (completed != last) {
                last = completed;
                heard = now;
            } else if (now - heard > SILENCE_NANOS) {
                throw new IOException("nothing came back for 10 s");
            }
        }
    }

    /** Serves the ready channels and returns their number; waits up to {@code waitMillis} for one, not at all for 0. */
    private int turn(long waitMillis) throws IOException {
        try {
            return waitMillis > 0 ? selector.select(this::ready, waitMillis) : selector.selectNow(this::ready);
        } catch (UncheckedIOException failed) {
            throw new IOException(failed.getMessage(), failed.getCause());
        }
    }

    private void ready(SelectionKey key) {
        try {
            ((Client) key.attachment()).ready(key);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage(), failed);
        }
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }

    /**
     * Repeatedly connects, sends one message, receives it and closes, with many clients at a time; returns the
     * connections a second.
     */
    static double connectsPerSecond(InetSocketAddress server, long millis) throws IOException {
        Scenario some = Scenario.CONNECT;
        long began = System.nanoTime();
        long end = began + TimeUnit.MILLISECONDS.toNanos(millis);
        long count = 0;
        while (System.nanoTime() - end < 0) {
            try (EchoLoad load = connect(some, server)) {
                for (Client client : load.clients) {
                    // A reset leaves no port in TIME-WAIT.
                    client.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                    client.send(1, System.nanoTime());
                }
                load.finish();
                count += some.clients();
            }
        }
        return count * 1e9 / (System.nanoTime() - began);
    }

    /** One connection. */
    private final class Client {
        private final SocketChannel channel;
        /** Copies of the client's frame; {@code expected} is a second view of them for the bytes received. */
        private final ByteBuffer pattern;

        private final ByteBuffer expected;
        private final int frame;
        private long[] sentAt;
        private SelectionKey key;
        private long sent;
        private long came;
        private int cameOfFrame;
        private long unwritten;
        private long written;

        Client(int number, InetSocketAddress server) throws IOException {
            frame = HEADER + scenario.body();
            sentAt = new long[Integer.highestOneBit(2 * scenario.depth() - 1)];
            int copies = Math.max(2, Math.min(scenario.depth() + 1, (64 << 10) / frame + 1));
            pattern = ByteBuffer.allocateDirect(frame * copies);
            byte[] one = new byte[frame];
            byte[] header = Integer.toString(scenario.body()).getBytes(StandardCharsets.US_ASCII);
            Arrays.fill(one, 0, HEADER, (byte) ' ');
            System.arraycopy(header, 0, one, 0, header.length);
            SplittableRandom random = new SplittableRandom(number);
            for (int at = HEADER; at < frame; at++) {
                one[at] = (byte) ('a' + random.nextInt(26));
            }
            for (int copy = 0; copy < copies; copy++) {
                pattern.put(one);
            }
            expected = pattern.duplicate();
            channel = SocketChannel.open();
            boolean ready = false;
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.connect(server);
                channel.configureBlocking(false);
                ready = true;
            } finally {
                if (!ready) {
                    channel.close();
                }
            }
        }

        void register() throws IOException {
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(int messages, long at) throws IOException {
            for (int i = 0; i < messages; i++) {
                sentAt[(int) (sent++ & (sentAt.length - 1))] = at;
            }
            begun += messages;
            unwritten += (long) messages * frame;
            write();
        }

        /** Sends in an open loop, with any number of messages in flight. */
        void sendLater(long due) throws IOException {
            if (sent - came >= MOST_BEHIND) {
                throw new IOException("the server is behind by " + MOST_BEHIND + " messages of one client");
            }
            if (sent - came == sentAt.length) {
                grow();
            }
            send(1, due);
        }

        private void grow() {
            long[] larger = new long[2 * sentAt.length];
            for (long number = came; number < sent; number++) {
                larger[(int) (number & (larger.length - 1))] = sentAt[(int) (number & (sentAt.length - 1))];
            }
            sentAt = larger;
        }

        private void write() throws IOException {
            while (unwritten > 0) {
                int from = (int) (written % frame);
                int length = (int) Math.min(unwritten, pattern.capacity() - from);
                int count = channel.write(pattern.limit(from + length).position(from));
                written += count;
                unwritten -= count;
                if (count < length) {
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                    return;
                }
            }
        }

        void ready(SelectionKey selected) throws IOException {
            if (selected.isWritable()) {
                selected.interestOps(SelectionKey.OP_READ);
                write();
            }
            if (selected.isReadable()) {
                read();
            }
        }

        private void read() throws IOException {
            receive.clear();
            int count = channel.read(receive);
            if (count < 0) {
                throw new IOException("the server closed the connection");
            }
            receive.flip();
            int messages = 0;
            while (receive.position() < count) {
                int length = Math.min(count - receive.position(), expected.capacity() - cameOfFrame);
                receive.limit(receive.position() + length);
                if (!receive.equals(expected.limit(cameOfFrame + length).position(cameOfFrame))) {
                    throw new IOException("other bytes came back than were sent");
                }
                receive.position(receive.limit()).limit(count);
                messages += (cameOfFrame + length) / frame;
                cameOfFrame = (cameOfFrame + length) % frame;
            }
            long now = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                latency.add(now - sentAt[(int) (came++ & (sentAt.length - 1))]);
            }
            completed += messages;
            if (messages > 0 && answering) {
                send(messages, now);
            }
        }
    }
}
