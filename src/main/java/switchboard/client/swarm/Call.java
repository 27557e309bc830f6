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
import switchboard.client.swarm.CallResult.End;
import switchboard.thread.Threads;
import switchboard.wire.Framing;
import switchboard.wire.LengthPrefix;
import switchboard.wire.Message;

/**
 * One connection of one client: what a kind can do with it, and what it saw.
 *
 * <p>Used by the client's own thread, which made it; another one listens, and any thread may {@link #cut}.
 */
final class Call {
    private static final int HUGE_BODY = 10_000_000;

    /** Small, because thousands of them wait at once. */
    private static final int READ = 4 << 10;

    private static final int HUGE_READ = 64 << 10;

    /** How long somebody who takes leave and waits for nothing gives the server to do the same. */
    private static final long LEAVE_NANOS = 300_000_000;

    private final Scene scene;
    private final Visitor visitor;
    private final int number;
    private final Line line;
    private final Replies replies;
    private final Thread thread = Thread.currentThread();
    private final Thread ears;

    /** How it ended, once it did; before that, what it will be if nobody else ends it. */
    private final AtomicReference<End> end = new AtomicReference<>(End.LEFT);

    private volatile boolean over;
    private volatile boolean leaving;
    private long sent;
    private long odd;
    private long bytesOut;
    /** Counted by whoever listens; read when that thread has ended. */
    private long bytesIn;

    /** Texts made up for the next write. */
    private int ahead;

    Call(Scene scene, Visitor visitor, int number, Line line) {
        this.scene = scene;
        this.visitor = visitor;
        this.number = number;
        this.line = line;
        Framing framing = scene.plan().framing().ofReplies(scene.plan().replyAs());
        boolean apart = framing.headerLength() > 0 || framing.name().equals("lines");
        boolean afterCode = !scene.plan().code().isEmpty();
        this.replies = apart && visitor.kind() != Kind.HUGE
                ? new FramedReplies(framing, scene.plan().checksReplies(), afterCode)
                : new StreamReplies(scene.plan().checksReplies(), afterCode);
        this.ears = Threads.virtual("swarm " + visitor.name() + " listens", this::listen);
        if (visitor.kind().listens()) {
            ears.start();
        }
    }

    // ---- what a kind knows ----

    SplittableRandom random() {
        return visitor.random();
    }

    /** Returns which connection of its client this is, from 1. */
    int number() {
        return number;
    }

    /** Returns how long the whole swarm is to last. */
    long seasonNanos() {
        return scene.plan().time().isZero()
                ? Long.MAX_VALUE
                : scene.plan().time().toNanos();
    }

    /** Waits until it may send so many messages; false when it should take leave instead. */
    boolean turn(int messages) {
        return scene.messages().await(messages, () -> over);
    }

    /** Returns a text as a body, with who says it and as which message in front: {@code tidy 3.1.7: …}. */
    byte[] text(String words) {
        byte[] body = (visitor.name() + "." + number + "." + (sent + odd + 1 + ahead++) + ": " + words)
                .getBytes(StandardCharsets.UTF_8);
        int longest = scene.plan().framing().longestBody();
        return body.length > longest ? Arrays.copyOf(body, longest) : body;
    }

    byte[] framed(byte[] body) {
        return scene.plan().framing().frame(body).bytes();
    }

    /** Returns a body behind a header that says another length, as far as the header can. */
    byte[] claiming(byte[] body, long length) {
        Framing framing = scene.plan().framing();
        long most = framing instanceof LengthPrefix prefix ? prefix.longestLength() : 0;
        return framing.frameClaiming(body, Math.max(0, Math.min(most, length))).bytes();
    }

    // ---- what a kind does ----

    /** Says the class code, if there is one, and wait for what the server says to it; false if that is nothing. */
    boolean enter() throws IOException {
        byte[] code = scene.plan().code().getBytes(StandardCharsets.UTF_8);
        if (code.length == 0) {
            return true;
        }
        byte[] framed = framed(code);
        write(framed, 0, framed.length);
        BooleanSupplier answered = () ->
                over || !visitor.kind().listens() || replies.heard().welcome().isPresent();
        awaitUntil(answered, scene.season().patienceNanos());
        return answered.getAsBoolean() || scene.season().isStopped();
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
        told(bodies.size());
    }

    void sendByteByByte(byte[] body, long pauseNanos) throws IOException {
        byte[] bytes = framed(body);
        expect(body);
        for (int i = 0; i < bytes.length; i++) {
            write(bytes, i, 1);
            awaitUntil(() -> over, pauseNanos);
        }
        told(1);
    }

    /** Sends a message of 10 MB, or of as much as the framing carries, without keeping it. */
    void sendHuge() throws IOException {
        Framing framing = scene.plan().framing();
        int length = Math.min(HUGE_BODY, framing.longestBody());
        byte[] header = framing instanceof LengthPrefix
                ? Arrays.copyOf(claiming(new byte[0], length), framing.headerLength())
                : new byte[0];
        byte[] trailer = framing.name().equals("lines") ? new byte[] {'\n'} : new byte[0];
        HugeMessage message = new HugeMessage(header, length, trailer, random());
        if (scene.plan().checksReplies()) {
            replies.expect(
                    switch (scene.plan().replyAs()) {
                        case FRAMED -> message;
                        case RAW -> message.between(new byte[0], new byte[0]);
                        case LINE -> message.between(new byte[0], new byte[] {'\n'});
                    });
        }
        message.writeTo(this::write);
        told(1);
    }

    /** Sends something that is no message, or not all of it. */
    void sendOdd(byte[] bytes, int count) throws IOException {
        write(bytes, 0, count);
        odd++;
        ahead = 0;
    }

    void sendOdd(byte[] bytes) throws IOException {
        sendOdd(bytes, bytes.length);
    }

    /** Waits until at most so many answers are open; does not wait where nothing is expected. */
    void awaitReplies(int open) {
        awaitUntil(() -> over || replies.open() <= open, scene.season().patienceNanos());
    }

    /** Waits until the server ends the connection or the season is over, but no longer than that. */
    void awaitEnd(long nanos) {
        awaitUntil(() -> over || scene.season().isOver(), nanos);
    }

    void finishSending() throws IOException {
        leaving = true;
        line.socket().shutdownOutput();
    }

    /** Takes leave: finish sending, and give the server a moment to do the same. */
    void leave() throws IOException {
        if (!over) {
            finishSending();
            long patience = scene.season().patienceNanos();
            awaitUntil(() -> over, isOwed() ? patience : Math.min(patience, LEAVE_NANOS));
        }
    }

    /** Be gone without a word. */
    void reset() throws IOException {
        leaving = true;
        line.reset();
    }

    // ---- what the swarm does ----

    /** Ends it from outside; also ends a write that waits. Any thread may call this. */
    void cut() {
        if (!over && !leaving && visitor.kind().listens() && !scene.season().isStopped()) {
            end.compareAndSet(End.LEFT, End.CUT);
        }
        leaving = true;
        over = true;
        line.cut();
    }

    /** Hangs up if that has not happened yet, and return what it was. Called once, by the client's thread. */
    CallResult finish(boolean broken) throws InterruptedException {
        if (broken && visitor.kind().listens()) {
            // Whoever listens knows better how it ended: what the server said comes before its FIN or reset.
            awaitUntil(() -> over, LEAVE_NANOS);
        }
        if (broken && !over && !leaving) {
            end.compareAndSet(End.LEFT, End.RST);
        }
        leaving = true;
        over = true;
        line.close();
        if (visitor.kind().listens()) {
            ears.join();
        }
        replies.end();
        Replies.Heard heard = replies.heard();
        End how = Objects.requireNonNull(end.get());
        // The last words of a server that hangs up are no reply.
        int farewell = how != End.LEFT && !heard.words().isEmpty() ? 1 : 0;
        long wrong = Math.max(0, heard.wrong() - farewell);
        boolean owed = isOwed();
        // What a swarm that was stopped did not wait for is not missing.
        boolean waited = !scene.season().isStopped();
        return new CallResult(
                visitor.kind(),
                visitor.number(),
                number,
                sent,
                odd,
                Math.max(0, heard.replies() - farewell),
                heard.right(),
                owed ? wrong : 0,
                owed && waited ? Math.max(0, sent - heard.right() - wrong) : 0,
                bytesOut,
                bytesIn,
                how,
                heard.words().isEmpty() ? heard.welcome().orElse("") : heard.words());
    }

    /** Returns whether the server owes it answers: not to those who break rules. */
    private boolean isOwed() {
        return visitor.kind().keepsRules() && scene.plan().checksReplies();
    }

    // ---- its two threads ----

    private void listen() {
        byte[] buffer = new byte[visitor.kind() == Kind.HUGE ? HUGE_READ : READ];
        End how = End.RST;
        try {
            InputStream in = line.socket().getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytesIn += count;
                long before = replies.heard().replies();
                replies.hear(buffer, count);
                scene.heard(replies.heard().replies() - before);
                LockSupport.unpark(thread);
            }
            how = End.FIN;
        } catch (IOException reset) {
            // That is how it ended, unless we closed it ourselves.
        }
        if (!leaving) {
            end.compareAndSet(End.LEFT, how);
        }
        over = true;
        LockSupport.unpark(thread);
    }

    /**
     * Remembers what should come back; of who never reads nothing will, and for hours it would be all that was sent.
     */
    private void expect(byte[] body) {
        if (scene.plan().checksReplies() && visitor.kind().listens()) {
            Message reply = scene.plan().framing().encode(body, scene.plan().replyAs());
            replies.expect(Payload.of(replies instanceof StreamReplies ? reply.bytes() : body));
        }
    }

    private void told(int messages) {
        sent += messages;
        ahead = 0;
        scene.sent(messages);
    }

    private void write(byte[] bytes, int offset, int count) throws IOException {
        line.socket().getOutputStream().write(bytes, offset, count);
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
