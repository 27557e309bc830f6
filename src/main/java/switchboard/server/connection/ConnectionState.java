package switchboard.server.connection;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import switchboard.event.ClientFold;
import switchboard.event.Fact;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Reading;
import switchboard.server.context.Clock;
import switchboard.server.context.ServerLimits;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.FrameReader;

/**
 * The state of one connection: its phase, its deadlines in nanoseconds, its counters. Knows no socket, no thread and no
 * bus.
 *
 * <pre>
 * LIVE ── finish ──► ANSWERABLE ── stopAnswering ──► ENDED
 *   └───────────── end, endLingering ────────────────────┘
 * </pre>
 *
 * <p>Thread-safe. The lock is held briefly, never during input or output, and may be shared with other connections.
 */
final class ConnectionState {
    /** The time for another answer after each answer to a client that finished sending. */
    private static final long NEXT_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(5);

    /**
     * The margin of this deadline over the read timeout of the handshake, which ends the handshake with an explanation.
     */
    private static final long HANDSHAKE_GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private enum Phase {
        /** The connection is counted as live. */
        LIVE,
        /** The client finished sending (half-close) and may wait for answers. */
        ANSWERABLE,
        /** The connection has ended; its socket may still be open for a lingering close. */
        ENDED
    }

    /** The deadlines that can be missed. */
    enum Overdue {
        /** No deadline is missed. */
        NONE,
        /** The time to answer a client that finished sending is over. */
        ANSWER,
        /** The time of the lingering close is over. */
        LINGER,
        /** The client took less than the current chunk, at most 64 KiB, in the allowed time. */
        WRITE,
        /** A frame is incomplete, and the transport has no read timeout that would notice it. */
        FRAME,
        /** A frame is incomplete or silent for too long since another framing is read; nobody waits for it yet. */
        UNAWAITED_FRAME,
        /** The TLS handshake took too long. */
        HANDSHAKE,
        /** The client did not say the class code in time. */
        CLASS_CODE,
        /** A frame has been open long enough to be shown as unfinished; the connection goes on. */
        UNFINISHED_FRAME
    }

    private final ConnectionId id;
    private final ServerLimits limits;
    private final Clock clock;
    private final ReentrantLock lock;
    private final FrameDeadline frame;

    @GuardedBy("lock")
    private final ClientFold row;

    /** True once the begin of the connection is published. */
    @GuardedBy("lock")
    private boolean beginPublished;

    /** The end of the connection if it came before its begin was published; null otherwise. */
    @GuardedBy("lock")
    private Fact.@Nullable Closed earlyEnd;

    private volatile Phase phase = Phase.LIVE;
    private volatile boolean held;
    private volatile boolean unframed;
    private volatile ReplyFormat replyAs;
    private volatile Reading reading;

    /** True once the socket is closed, independent of the phase. */
    private final AtomicBoolean socketClosed = new AtomicBoolean();

    /** The clock's nanoseconds at which lingering or answering is over; unused in phase {@code LIVE}. */
    private volatile long graceUntil;

    /** The number of sent messages at which every message received before the client's FIN counts as answered. */
    @GuardedBy("lock")
    private long answersGivenAt;

    /** The time of the last release from hold; 0 if there was none. */
    private volatile long released;

    /** The time at which the current chunk's write began; 0 while nothing is written. */
    private volatile long writingSince;

    /** The time at which the TLS handshake began; 0 before and after it. */
    private volatile long handshakeSince;

    /** The time from which the class code is awaited; 0 if none is awaited. */
    private volatile long codeSince;

    private volatile boolean unfinishedShown;

    /**
     * Creates the state of a connection that was just accepted.
     *
     * @param held whether the client is on hold from the start
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
        this.reading = info.reading();
        this.codeSince = codeWanted ? now() : 0;
    }

    /**
     * Returns the clock's nanoseconds with the lowest bit set, so that the value is never 0, which stands for "none".
     */
    private long now() {
        return clock.nanos() | 1;
    }

    // ---- phase ----

    /** Ends a live connection at once; returns true for the first call only. */
    boolean end() {
        return leaveLive(Phase.ENDED, 0);
    }

    /** Ends a live connection with a lingering close; returns true for the first call only. */
    boolean endLingering() {
        return leaveLive(Phase.ENDED, limits.closingLimits().disconnectTime().toNanos());
    }

    /** Records that a live client finished sending and can still be answered; returns true for the first call only. */
    boolean finish() {
        return leaveLive(Phase.ANSWERABLE, limits.closingLimits().answerTime().toNanos());
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

    /** Ends the time in which a client that finished sending can be answered; returns true for the first call only. */
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

    /** Records that the socket is being closed; returns true for the first call only. */
    boolean closeSocket() {
        return socketClosed.compareAndSet(false, true);
    }

    boolean isLive() {
        return phase == Phase.LIVE;
    }

    boolean isAnswerable() {
        return phase == Phase.ANSWERABLE;
    }

    /** Returns whether the connection has ended but its socket is still open. */
    boolean isLingering() {
        return phase == Phase.ENDED && !socketClosed.get();
    }

    boolean canBeSentTo() {
        return phase != Phase.ENDED;
    }

    /**
     * Returns whether a client that finished sending received one message for each one that was unanswered at its FIN.
     */
    boolean hasAllAnswers() {
        lock.lock();
        try {
            return row.messagesOut() >= answersGivenAt;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the milliseconds left for lingering, at least 1. */
    int graceMillis() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(graceUntil - clock.nanos()));
    }

    boolean isGraceOver() {
        return clock.nanos() - graceUntil >= 0;
    }

    // ---- reading ----

    /** Puts the client on hold; returns false if it was on hold already or the connection is not live. */
    boolean hold() {
        boolean changes = !held && isLive();
        if (changes) {
            held = true;
        }
        return changes;
    }

    /** Releases the client from hold; its deadlines start again. */
    void release() {
        released = now();
        frame.restart(released);
        held = false;
    }

    /** Returns whether the client is on hold, so that nothing may be read now. */
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

    /** Returns whether the client has still to say the class code. */
    boolean awaitsCode() {
        return codeSince != 0;
    }

    FrameDeadline frame() {
        return frame;
    }

    /** Takes over the frame reader's open frame; returns whether the client's row may change. */
    boolean updateFrame(FrameReader reader) {
        frame.update(reader);
        boolean shown = unfinishedShown;
        if (shown) {
            unfinishedShown = frame.isOpen();
        }
        return shown;
    }

    /** Records that the open frame is shown as unfinished. */
    void showUnfinished() {
        unfinishedShown = true;
    }

    /** Records whether the client is read without frames; returns whether that changed. */
    boolean readUnframed(boolean now) {
        boolean changed = unframed != now;
        unframed = now;
        return changed;
    }

    boolean isUnframed() {
        return unframed;
    }

    /** Records the way in which the client is read from now on. */
    void readAs(Reading now) {
        reading = now;
    }

    /** Returns the way in which the client is read, and replies to it are written. */
    Reading reading() {
        return reading;
    }

    // ---- writing ----

    void replyAs(ReplyFormat format) {
        replyAs = format;
    }

    ReplyFormat replyAs() {
        return replyAs;
    }

    /** Records that a chunk of bytes is about to be handed to the operating system. */
    void writeBegins() {
        writingSince = now();
    }

    /** Returns whether the operating system is taking bytes; this lasts if the client does not read. */
    boolean isWriting() {
        return writingSince != 0;
    }

    /** Records that the operating system has taken all bytes, or that they will not be written. */
    void writeEnds() {
        writingSince = 0;
    }

    /**
     * Records that messages were sent completely. A client that finished sending then has {@link #NEXT_ANSWER_NANOS}
     * for another answer, less than the time before the first answer by default.
     */
    void sent() {
        if (isAnswerable()) {
            graceUntil = clock.nanos() + NEXT_ANSWER_NANOS;
        }
    }

    // ---- deadlines ----

    /**
     * Returns the deadline that is missed. The watchdog asks every connection five times a second, so this takes no
     * lock.
     *
     * @param now the clock's nanoseconds
     * @param readsTimeOut whether the transport's reads end by themselves at their timeout
     */
    Overdue overdue(long now, boolean readsTimeOut) {
        Phase at = phase;
        if (at != Phase.LIVE && now - graceUntil >= 0) {
            return at == Phase.ANSWERABLE ? Overdue.ANSWER : Overdue.LINGER;
        }
        if (isPast(now, writingSince, limits.outbound().stall().toNanos())) {
            return Overdue.WRITE;
        }
        if (!held && !readsTimeOut && !frame.isUnawaited() && frame.isOverdue(now)) {
            return Overdue.FRAME;
        }
        if (at == Phase.LIVE) {
            if (isPast(now, handshakeSince, limits.handshakeLimits().handshake().toNanos() + HANDSHAKE_GRACE_NANOS)) {
                return Overdue.HANDSHAKE;
            }
            if (isCodeOverdue(now)) {
                return Overdue.CLASS_CODE;
            }
        }
        if (held) {
            return Overdue.NONE;
        }
        if (at == Phase.LIVE && frame.isUnawaited() && (frame.isOverdue(now) || frame.isSilent(now))) {
            return Overdue.UNAWAITED_FRAME;
        }
        return !unfinishedShown && frame.isUnfinished(now) ? Overdue.UNFINISHED_FRAME : Overdue.NONE;
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
                limits.handshakeLimits().codeTime().toNanos());
    }

    // ---- the order of begin and end ----

    /** Keeps an end for {@link #beginIsPublished} if it comes before that; returns whether it does. */
    boolean keepsEarly(Fact.Closed end) {
        lock.lock();
        try {
            earlyEnd = beginPublished ? null : end;
            return !beginPublished;
        } finally {
            lock.unlock();
        }
    }

    /** Records that the begin of the connection is published; returns the end that came before, to publish it now. */
    Optional<Fact.Closed> beginIsPublished() {
        lock.lock();
        try {
            beginPublished = true;
            Optional<Fact.Closed> early = Optional.ofNullable(earlyEnd);
            earlyEnd = null;
            return early;
        } finally {
            lock.unlock();
        }
    }

    // ---- the client's row ----

    /** Applies facts about this connection to its row. */
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

    /** Returns the number of messages received since the last one was sent. */
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
     * Returns the fact with hold, reply format, framing, bytes of the open frame, queued bytes and class code.
     *
     * @param onHold whether the client is on hold, or about to be
     * @param queued the bytes in the client's send queue
     */
    Fact.Changed changed(boolean onHold, long queued) {
        return new Fact.Changed(id, onHold, replyAs, unframed, frame.bytes(), queued, awaitsCode());
    }

    /**
     * Returns the client's current row.
     *
     * @param queued the bytes in the client's send queue
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
