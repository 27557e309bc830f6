package switchboard.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.event.ClientFold;
import switchboard.event.Fact;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.wire.FrameReader;
import switchboard.wire.ReplyFormat;

/**
 * The state of one connection: its phase, its deadlines, its counters. Knows no socket, no thread and no bus.
 *
 * <pre>
 * LIVE ── finish ──► ANSWERABLE ── stopAnswering ──► ENDED
 *   └───────────── end, endLingering ────────────────────┘
 * </pre>
 *
 * <p>Thread-safe. The lock is held for moments only and may be shared with other connections.
 */
final class ConnectionState {
    /** How long a client that finished sending stays after an answer, in case another one is written. */
    private static final long NEXT_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** The first silence of a handshake ends by a read timeout, which can be explained: it is left a moment for that. */
    private static final long HANDSHAKE_GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private enum Phase {
        /** It is counted as live. */
        LIVE,
        /** It finished sending and waits for its answers. */
        ANSWERABLE,
        /** It is over; the socket may still linger until the client has taken what was sent last. */
        ENDED
    }

    /** The deadlines that can be missed. */
    enum Overdue {
        /** Nothing. */
        NONE,
        /** The client finished sending, and the time to answer it is over. */
        ANSWER,
        /** The connection ended, and the time to read what was sent last is over. */
        LINGER,
        /** The client took nothing of what is being written. */
        WRITE,
        /** A frame is not complete, and no read timeout will notice. */
        FRAME,
        /** The TLS handshake. */
        HANDSHAKE,
        /** The class code. */
        CLASS_CODE,
        /** A frame has been open for so long that people should see it. */
        UNFINISHED_FRAME
    }

    private final ConnectionId id;
    private final ServerLimits limits;
    private final Clock clock;
    private final ReentrantLock lock;
    private final FrameDeadline frame;

    @GuardedBy("lock")
    private final ClientFold row;

    private volatile Phase phase = Phase.LIVE;
    private volatile boolean held;
    private volatile boolean unframed;
    private volatile ReplyFormat replyAs;

    /** Whether the socket is closed, whatever the phase. */
    private final AtomicBoolean socketClosed = new AtomicBoolean();

    /** When lingering or answering is over; meaningless while it is live. */
    private volatile long graceUntil;

    /** How many messages will have been sent when every answer that was owed at the end of input is given. */
    @GuardedBy("lock")
    private long answersGivenAt;

    /** When it was last released from hold; 0 if never. */
    private volatile long released;

    /** When the write that is under way began; 0 while none is. */
    private volatile long writingSince;

    /** When the handshake began; 0 before and after it. */
    private volatile long handshakeSince;

    /** When the class code began to be waited for; 0 when none is. */
    private volatile long codeSince;

    private volatile boolean unfinishedShown;

    /**
     * Creates the state of a connection that was just accepted.
     *
     * @param held whether it is on hold from the start
     * @param codeWanted whether the client has to say a class code first
     */
    ConnectionState(
            ConnectionInfo info,
            ServerLimits limits,
            Clock clock,
            ReentrantLock lock,
            boolean held,
            boolean codeWanted) {
        this.id = info.id();
        this.limits = limits;
        this.clock = clock;
        this.lock = lock;
        this.row = new ClientFold(info);
        this.frame = new FrameDeadline(limits.inbound());
        this.held = held;
        this.replyAs = info.replyAs();
        this.codeSince = codeWanted ? now() : 0;
    }

    /** Returns the time as a value that is never 0, because 0 stands for "not". */
    private long now() {
        return clock.nanos() | 1;
    }

    // ---- phase ----

    /** Ends a live connection at once; true for the first call only. */
    boolean end() {
        return leaveLive(Phase.ENDED, 0);
    }

    /** Ends a live connection, but gives the client a while to read what was sent last; true for the first call only. */
    boolean endLingering() {
        return leaveLive(Phase.ENDED, limits.parting().politeTime().toNanos());
    }

    /** Takes note that a live client finished sending and can still be answered; true for the first call only. */
    boolean finish() {
        return leaveLive(Phase.ANSWERABLE, limits.parting().answerTime().toNanos());
    }

    private boolean leaveLive(Phase next, long grace) {
        lock.lock();
        try {
            if (phase != Phase.LIVE) {
                return false;
            }
            graceUntil = clock.nanos() + grace;
            answersGivenAt = row.messagesOut() + row.unanswered();
            phase = next;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the time in which a client that finished sending can be answered; true for the first call only. */
    boolean stopAnswering() {
        lock.lock();
        try {
            boolean answerable = phase == Phase.ANSWERABLE;
            if (answerable) {
                phase = Phase.ENDED;
            }
            return answerable;
        } finally {
            lock.unlock();
        }
    }

    /** Takes note that the socket is being closed; true for the first call only. */
    boolean closeSocket() {
        return socketClosed.compareAndSet(false, true);
    }

    boolean isLive() {
        return phase == Phase.LIVE;
    }

    boolean isAnswerable() {
        return phase == Phase.ANSWERABLE;
    }

    /** Returns whether it is over, but its socket is still open. */
    boolean isLingering() {
        return phase == Phase.ENDED && !socketClosed.get();
    }

    boolean canBeSentTo() {
        return phase != Phase.ENDED;
    }

    /** Returns whether a client that finished sending was answered as often as it asked. */
    boolean hasAllAnswers() {
        lock.lock();
        try {
            return row.messagesOut() >= answersGivenAt;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many more milliseconds it may linger, at least 1. */
    int graceMillis() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(graceUntil - clock.nanos()));
    }

    boolean isGraceOver() {
        return clock.nanos() - graceUntil >= 0;
    }

    // ---- reading ----

    /** Puts the client on hold; returns whether that changes anything. */
    boolean hold() {
        boolean changes = !held && isLive();
        if (changes) {
            held = true;
        }
        return changes;
    }

    /** Releases the client; its deadlines begin anew. */
    void release() {
        released = now();
        held = false;
    }

    /** Returns whether nothing is to be read now. */
    boolean isHeld() {
        return held;
    }

    void handshakeBegins() {
        handshakeSince = now();
    }

    void handshakeEnds() {
        handshakeSince = 0;
    }

    void codeWasRight() {
        codeSince = 0;
    }

    FrameDeadline frame() {
        return frame;
    }

    /** Takes over what the frame reader says of its open frame; returns whether the row changes with that. */
    boolean updateFrame(FrameReader reader) {
        frame.update(reader, released);
        boolean shown = unfinishedShown;
        if (shown) {
            unfinishedShown = frame.isOpen();
        }
        return shown;
    }

    /** Takes note that people are shown the frame that is unfinished. */
    void showUnfinished() {
        unfinishedShown = true;
    }

    /** Takes note whether the client is read without frames; returns whether that is news. */
    boolean readUnframed(boolean now) {
        boolean news = unframed != now;
        unframed = now;
        return news;
    }

    boolean isUnframed() {
        return unframed;
    }

    // ---- writing ----

    void replyAs(ReplyFormat format) {
        replyAs = format;
    }

    ReplyFormat replyAs() {
        return replyAs;
    }

    /** Takes note that a chunk of bytes is about to be handed to the operating system. */
    void writeBegins() {
        writingSince = now();
    }

    /** Takes note that the operating system has taken all bytes, or that they will not be written. */
    void writeEnds() {
        writingSince = 0;
    }

    /**
     * Takes note that messages were sent whole. A client that finished sending is from then on given the time for one
     * more answer, which is less than the time that it had before the first one.
     */
    void sent() {
        if (isAnswerable()) {
            graceUntil = clock.nanos() + NEXT_ANSWER_NANOS;
        }
    }

    // ---- deadlines ----

    /**
     * Returns what is past its time; cheap, because every connection is asked five times a second.
     *
     * @param readsTimeOut whether reads of the transport end by themselves in time
     */
    Overdue overdue(long now, boolean readsTimeOut) {
        Phase at = phase;
        if (at != Phase.LIVE && now - graceUntil >= 0) {
            return at == Phase.ANSWERABLE ? Overdue.ANSWER : Overdue.LINGER;
        }
        if (isPast(now, writingSince, limits.outbound().stall().toNanos())) {
            return Overdue.WRITE;
        }
        if (!held && !readsTimeOut && frame.isOverdue(now)) {
            return Overdue.FRAME;
        }
        if (at == Phase.LIVE) {
            if (isPast(now, handshakeSince, limits.entry().handshake().toNanos() + HANDSHAKE_GRACE_NANOS)) {
                return Overdue.HANDSHAKE;
            }
            if (isCodeOverdue(now)) {
                return Overdue.CLASS_CODE;
            }
        }
        return !held && !unfinishedShown && frame.isUnfinished(now) ? Overdue.UNFINISHED_FRAME : Overdue.NONE;
    }

    private static boolean isPast(long now, long since, long allowed) {
        return since != 0 && now - since > allowed;
    }

    private boolean isCodeOverdue(long now) {
        long from = codeSince;
        if (from == 0 || held || handshakeSince != 0) {
            return false;
        }
        long free = released;
        return isPast(
                now,
                free != 0 && free - from > 0 ? free : from,
                limits.entry().codeTime().toNanos());
    }

    // ---- the client's row ----

    /** Folds facts about this connection into its row. */
    void fold(Iterable<? extends Fact> facts) {
        lock.lock();
        try {
            for (Fact fact : facts) {
                if (fact instanceof Fact.OfConnection of) {
                    row.add(of);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    long messagesIn() {
        lock.lock();
        try {
            return row.messagesIn();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many messages came since the last one was sent. */
    int unanswered() {
        lock.lock();
        try {
            return row.unanswered();
        } finally {
            lock.unlock();
        }
    }

    String name() {
        lock.lock();
        try {
            return row.name();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the fact that tells of hold, reply format, framing and what is under way.
     *
     * @param onHold whether the client is on hold, or about to be so
     * @param queued bytes that wait to be sent
     */
    Fact.Changed changed(boolean onHold, long queued) {
        return new Fact.Changed(id, onHold, replyAs, unframed, frame.bytes(), queued);
    }

    /**
     * Returns the client's row as it is now.
     *
     * @param queued bytes that wait to be sent
     */
    ClientSummary summary(long queued) {
        Fact.Changed now = changed(held, queued);
        lock.lock();
        try {
            row.add(now);
            return row.summary();
        } finally {
            lock.unlock();
        }
    }
}
