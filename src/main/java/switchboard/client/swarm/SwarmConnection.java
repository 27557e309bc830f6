package switchboard.client.swarm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import switchboard.client.swarm.ConnectionResult.End;
import switchboard.thread.Threads;
import switchboard.wire.Message;
import switchboard.wire.framing.Framing;

/**
 * One connection of one client of the swarm: the operations for its behaviour, and the counts of what it saw.
 *
 * <p>Used by the client's thread, which created it. A second thread reads; {@link #cut} is thread-safe.
 */
final class SwarmConnection {
    /** The size in bytes of the body of a huge message. */
    private static final int HUGE_BODY = 10_000_000;

    /** The size in bytes of the read buffer; it is small because thousands of connections wait at once. */
    private static final int READ = 4 << 10;

    private static final int HUGE_READ = 64 << 10;

    /** The time that a client which expects no reply gives the server to end its side of the connection. */
    private static final long LEAVE_NANOS = 300_000_000;

    private final SwarmContext context;
    private final SwarmClient client;
    private final int number;
    private final SwarmSocket swarmSocket;
    private final ReplyChecker replies;
    private final Thread thread = Thread.currentThread();
    private final Thread receiver;

    /** The final manner of the end; {@code LEFT} until another party ends the connection. */
    private final AtomicReference<End> end = new AtomicReference<>(End.LEFT);

    private volatile boolean over;
    private volatile boolean leaving;
    private long sent;
    private long odd;
    private long bytesOut;
    /** Counted by the reading thread; read after that thread has ended. */
    private long bytesIn;

    /** The number of texts created for the next write. */
    private int ahead;

    SwarmConnection(SwarmContext context, SwarmClient client, int number, SwarmSocket swarmSocket) {
        this.context = context;
        this.client = client;
        this.number = number;
        this.swarmSocket = swarmSocket;
        Framing framing = context.plan().framing().ofReplies(context.plan().replyAs());
        boolean afterCode = !context.plan().code().isEmpty();
        this.replies = framing.delimits() && client.kind() != ClientKind.HUGE
                ? new FramedReplyChecker(framing, context.plan().checksReplies(), afterCode)
                : new StreamReplyChecker(context.plan().checksReplies(), afterCode);
        this.receiver = Threads.virtual("swarm " + client.name() + " listens", this::listen);
        if (client.kind().listens()) {
            receiver.start();
        }
    }

    // ---- state for a behaviour ----

    SplittableRandom random() {
        return client.random();
    }

    /** Returns the number of this connection of its client, from 1. */
    int number() {
        return number;
    }

    /** Returns the duration of the whole run in nanoseconds. */
    long runNanos() {
        return context.plan().time().isZero()
                ? Long.MAX_VALUE
                : context.plan().time().toNanos();
    }

    /** Waits until the rate limit allows this many messages; returns false if the client should leave instead. */
    boolean turn(int messages) {
        return context.messages().await(messages, () -> over);
    }

    /**
     * Returns a text as a body that begins with the client's kind and number, the connection and the message:
     * {@code tidy 3.1.7: …}.
     */
    byte[] text(String words) {
        byte[] body = (client.name() + "." + number + "." + (sent + odd + 1 + ahead++) + ": " + words)
                .getBytes(StandardCharsets.UTF_8);
        Framing framing = context.plan().framing();
        byte[] fitting = Arrays.copyOf(body, Math.clamp(body.length, framing.leastBody(), framing.longestBody()));
        Arrays.fill(fitting, Math.min(body.length, fitting.length), fitting.length, (byte) '.');
        return fitting;
    }

    byte[] framed(byte[] body) {
        return context.plan().framing().frame(body).bytes();
    }

    /** Returns a body behind a header that declares another length, as far as the header has room for it. */
    byte[] claiming(byte[] body, long length) {
        Framing framing = context.plan().framing();
        long fitting = Math.clamp(length, framing.leastBody(), framing.longestLength());
        return framing.frameClaiming(body, fitting).bytes();
    }

    // ---- operations of a behaviour ----

    /** Sends the class code, if there is one, and waits for the server's answer; returns false if none comes. */
    boolean enter() throws IOException {
        byte[] code = context.plan().code().getBytes(StandardCharsets.UTF_8);
        if (code.length == 0) {
            return true;
        }
        byte[] framed = framed(code);
        write(framed, 0, framed.length);
        BooleanSupplier answered = () ->
                over || !client.kind().listens() || replies.heard().welcome().isPresent();
        awaitUntil(answered, context.runClock().replyTimeoutNanos());
        return answered.getAsBoolean() || context.runClock().isStopped();
    }

    /** Sends messages in one write. */
    void send(List<byte[]> bodies) throws IOException {
        byte[] joined = {};
        for (byte[] body : bodies) {
            byte[] one = framed(body);
            int at = joined.length;
            joined = Arrays.copyOf(joined, at + one.length);
            System.arraycopy(one, 0, joined, at, one.length);
            expect(body);
        }
        write(joined, 0, joined.length);
        countSent(bodies.size());
    }

    void sendByteByByte(byte[] body, long pauseNanos) throws IOException {
        byte[] bytes = framed(body);
        expect(body);
        for (int i = 0; i < bytes.length; i++) {
            write(bytes, i, 1);
            awaitUntil(() -> over, pauseNanos);
        }
        countSent(1);
    }

    /** Sends a message of 10 MB, or of the longest body of the framing, without keeping it in memory. */
    void sendHuge() throws IOException {
        Framing framing = context.plan().framing();
        int length = Math.min(HUGE_BODY, framing.longestBody());
        HugeMessage message = new HugeMessage(framing, length, random());
        if (context.plan().checksReplies()) {
            replies.expect(message.in(framing.ofReplies(context.plan().replyAs())));
        }
        message.writeTo(this::write);
        countSent(1);
    }

    /** Sends bytes that are no complete message. */
    void sendMalformed(byte[] bytes, int count) throws IOException {
        write(bytes, 0, count);
        odd++;
        ahead = 0;
    }

    void sendMalformed(byte[] bytes) throws IOException {
        sendMalformed(bytes, bytes.length);
    }

    /** Waits until at most {@code open} replies are outstanding; returns at once if none is expected. */
    void awaitReplies(int open) {
        awaitUntil(() -> over || replies.open() <= open, context.runClock().replyTimeoutNanos());
    }

    /** Waits until the server ends the connection, the run is over or the time has passed. */
    void awaitEnd(long nanos) {
        awaitUntil(() -> over || context.runClock().isOver(), nanos);
    }

    void finishSending() throws IOException {
        leaving = true;
        swarmSocket.socket().shutdownOutput();
    }

    /** Ends this side's direction of the stream and waits briefly for the server to do the same. */
    void leave() throws IOException {
        if (!over) {
            finishSending();
            long replyTimeout = context.runClock().replyTimeoutNanos();
            awaitUntil(() -> over, isOwed() ? replyTimeout : Math.min(replyTimeout, LEAVE_NANOS));
        }
    }

    /** Resets the connection without ending the stream. */
    void reset() throws IOException {
        leaving = true;
        swarmSocket.reset();
    }

    // ---- operations of the swarm ----

    /** Ends the connection from outside, including a blocked write. Thread-safe. */
    void cut() {
        if (!over && !leaving && client.kind().listens() && !context.runClock().isStopped()) {
            end.compareAndSet(End.LEFT, End.CUT);
        }
        leaving = true;
        over = true;
        swarmSocket.cut();
    }

    /** Closes the connection if it is open and returns the result. Called once, by the client's thread. */
    ConnectionResult finish(boolean broken) throws InterruptedException {
        if (broken && client.kind().listens()) {
            // The reading thread knows the end better: the server's last message comes before its FIN or reset.
            awaitUntil(() -> over, LEAVE_NANOS);
        }
        if (broken && !over && !leaving) {
            end.compareAndSet(End.LEFT, End.RST);
        }
        leaving = true;
        over = true;
        swarmSocket.close();
        if (client.kind().listens()) {
            receiver.join();
        }
        replies.end();
        ReplyChecker.ReplyCounts heard = replies.heard();
        End how = Objects.requireNonNull(end.get());
        // The last message of a server that closes the connection is no reply.
        int closingNotices = how != End.LEFT && !heard.words().isEmpty() ? 1 : 0;
        long wrong = Math.max(0, heard.wrong() - closingNotices);
        boolean owed = isOwed();
        // A swarm that was stopped did not wait for the replies, so they do not count as missing.
        boolean waited = !context.runClock().isStopped();
        return new ConnectionResult(
                client.kind(),
                client.number(),
                number,
                sent,
                odd,
                Math.max(0, heard.replies() - closingNotices),
                heard.right(),
                owed ? wrong : 0,
                owed && waited ? Math.max(0, sent - heard.right() - wrong) : 0,
                bytesOut,
                bytesIn,
                how,
                heard.words().isEmpty() ? heard.welcome().orElse("") : heard.words());
    }

    /** Returns whether replies are expected; a client that breaks the rules cannot expect any. */
    private boolean isOwed() {
        return client.kind().keepsRules() && context.plan().checksReplies();
    }

    // ---- the two threads of a connection ----

    private void listen() {
        byte[] buffer = new byte[client.kind() == ClientKind.HUGE ? HUGE_READ : READ];
        End how = End.RST;
        try {
            InputStream in = swarmSocket.socket().getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytesIn += count;
                long before = replies.heard().replies();
                replies.receive(buffer, count);
                context.heard(replies.heard().replies() - before);
                LockSupport.unpark(thread);
            }
            how = End.FIN;
        } catch (IOException reset) {
            // The connection was reset, unless this side closed it.
        }
        if (!leaving) {
            end.compareAndSet(End.LEFT, how);
        }
        over = true;
        LockSupport.unpark(thread);
    }

    /**
     * Notes the expected reply. A client that never reads gets none noted, because the notes would grow for the whole
     * run.
     */
    private void expect(byte[] body) {
        if (context.plan().checksReplies() && client.kind().listens()) {
            Message reply = context.plan().framing().encode(body, context.plan().replyAs());
            replies.expect(ExpectedBytes.of(replies instanceof StreamReplyChecker ? reply.bytes() : reply.body()));
        }
    }

    private void countSent(int messages) {
        sent += messages;
        ahead = 0;
        context.sent(messages);
    }

    private void write(byte[] bytes, int offset, int count) throws IOException {
        swarmSocket.socket().getOutputStream().write(bytes, offset, count);
        bytesOut += count;
    }

    private void awaitUntil(BooleanSupplier condition, long nanos) {
        long until = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0 && !condition.getAsBoolean()) {
            LockSupport.parkNanos(this, left);
            left = until - System.nanoTime();
        }
    }
}
