package switchboard.server.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import switchboard.server.context.Clock;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.RevisableOutput;
import switchboard.wire.explain.CharsetFindings;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;

/**
 * Reads the messages of one client. Waits while the client is on hold or was read faster than its rate allows, and for
 * an open frame only until its deadline.
 *
 * <p>Used by the connection's thread; while that waits, another thread may take the turn and change the framing. The
 * connection's thread is unparked when the client is released or the connection ends.
 * Publishes nothing, except that {@link ReceivePace} tells the first time that it slows the client.
 */
final class ConnectionReader {
    private static final int NOTHING = 0;

    /** The result of a read. */
    enum ReadResult {
        /** Bytes were received; the list holds the messages that they completed, perhaps none. */
        READ,
        /** No bytes were received before the read timed out; the caller tries again. */
        NOTHING_YET,
        /** The open frame missed its deadline; the message is its received part. */
        TOOK_TOO_LONG,
        /** The client sent FIN; the message, if any, is a frame that it left incomplete. */
        END_OF_STREAM,
        /** The connection ended during the read; the message, if any, is a frame that will not be completed. */
        ENDED
    }

    private final ReadBuffer buffer;
    private final StrangerReader frames;
    private final ConnectionState state;
    private final Clock clock;
    private final ReceivePace pace;
    private final Published published;

    /** Taken by the thread that uses the frame reader; the connection's thread has it while it does not wait. */
    private final Semaphore turn = new Semaphore(0);

    /** The number of reads so far. */
    private long reads;

    /** The time of the last read, in nanoseconds of the clock. */
    private long lastNanos;

    /** The number of reads before those that the present frame reader counts. */
    private long readsBefore;

    /** The messages that were published. */
    @FunctionalInterface
    interface Published {
        /** Supersedes the last ones as {@link Supersession#begin} does. */
        boolean supersede(int count, long bytes);
    }

    ConnectionReader(
            ReadBuffer buffer,
            StrangerReader frames,
            ConnectionState state,
            Clock clock,
            ReceivePace pace,
            Published published) {
        this.buffer = buffer;
        this.frames = frames;
        this.state = state;
        this.clock = clock;
        this.pace = pace;
        this.published = published;
    }

    /**
     * Waits for bytes from the client. Another thread may {@linkplain #takeTurn take the turn} meanwhile.
     *
     * @param into receives the messages
     */
    ReadResult read(List<Message> into) throws IOException {
        giveTurn();
        try {
            awaitTurn();
        } finally {
            takeTurn();
        }
        if (!state.isLive()) {
            return ended(into);
        }
        state.frame().awaited();
        boolean open = state.frame().isOpen();
        Consumer<Message> out = new Batch(into);
        if (open && state.frame().isOutOfTime()) {
            frames.expire(out);
            return ReadResult.TOOK_TOO_LONG;
        }
        long began = clock.nanos();
        int pause = open ? (int) TimeUnit.NANOSECONDS.toMillis(frames.pauseNanos()) : 0;
        int left = open ? state.frame().millisLeft() : 0;
        // A wait that the deadline ends is no pause of the client.
        boolean pausesFirst = pause > 0 && (left == 0 || pause < left);
        int count;
        boolean wasHeld;
        long waited;
        giveTurn();
        try {
            count = open ? readRest(pausesFirst ? pause : left) : buffer.read(0);
            wasHeld = state.isHeld();
            waited = clock.nanos() - began;
            // The client may have been put on hold during the read; the bytes are processed only after the release.
            awaitRelease();
        } finally {
            takeTurn();
        }
        if (!state.isLive()) {
            return ended(into);
        }
        boolean awaited = !wasHeld && !state.frame().isUnawaited();
        if (open && awaited) {
            state.frame().waited(waited);
        }
        if (count == NOTHING) {
            if (pausesFirst && awaited && frames.pauseNanos() > 0) {
                frames.pause(out);
                return ReadResult.READ;
            }
            return ReadResult.NOTHING_YET;
        }
        if (count < 0) {
            frames.end(out);
            return ReadResult.END_OF_STREAM;
        }
        long now = clock.nanos();
        reads++;
        lastNanos = now;
        pace.read(buffer.handTo(frames, count, now, out), now);
        if (!buffer.hasReadTimeout() && frames.unframed()) {
            // No pause will be noticed, so nothing is gathered until one.
            while (frames.pauseNanos() > 0 && frames.unframed()) {
                frames.pause(out);
            }
        }
        return ReadResult.READ;
    }

    /** The messages of one read, which may take back those of earlier reads. */
    private final class Batch implements RevisableOutput {
        private final List<Message> into;

        Batch(List<Message> into) {
            this.into = into;
        }

        @Override
        public void accept(Message message) {
            add(message, into);
        }

        @Override
        public boolean takeBack(int count, long bytes) {
            int own = Math.min(count, into.size());
            List<Message> last = into.subList(into.size() - own, into.size());
            long ownBytes = 0;
            for (Message message : last) {
                ownBytes += message.size();
            }
            boolean taken = own == count ? ownBytes == bytes : published.supersede(count - own, bytes - ownBytes);
            if (taken) {
                last.clear();
            }
            return taken;
        }
    }

    private void add(Message message, List<Message> into) {
        Message counted = readsBefore == 0 ? message : message.after(readsBefore);
        into.add(CharsetFindings.in(state.reading().charset(), counted));
    }

    /** Waits until no other thread uses the frame reader. */
    void takeTurn() {
        turn.acquireUninterruptibly();
    }

    /** Takes the turn if the connection's thread waits and no other thread has it; returns whether it was taken. */
    boolean tryTurn() {
        return turn.tryAcquire();
    }

    /** Lets another thread use the frame reader; at the end of the connection's thread for good. */
    void giveTurn() {
        turn.release();
    }

    /**
     * Reads on in another framing. The bytes of an open frame are read anew; of a frame whose bytes were given or
     * skipped in part, the kept ones come out as they are. The caller has the turn.
     *
     * @param before the number of the reads before those that the frame reader has taken already; empty if it has none
     * @param into receives the messages
     * @return the times of these messages
     */
    ReadTimes readAs(FrameReader next, Framing framing, OptionalLong before, List<Message> into) {
        ReadTimes times = lastTimes();
        long opened = frames.frameOpenedNanos();
        Optional<Message> open = frames.takeOpen();
        if (open.isEmpty()) {
            frames.cut(message -> add(message, into));
        }
        long unread = open.map(message -> message.reads().firstRead() - 1 + readsBefore)
                .orElse(reads);
        readsBefore = before.orElse(unread);
        frames.continueWith(next, framing, reads - readsBefore);
        open.ifPresent(message -> again(message, unread, opened, next, into, times));
        state.frame().readOtherwise(clock.nanos());
        if (next.pauseNanos() > 0 && clock.nanos() - lastNanos >= next.pauseNanos()) {
            next.pause(message -> add(message, into));
        }
        return times;
    }

    /** Returns the time of the last read as that of each message. The caller has the turn. */
    ReadTimes lastTimes() {
        return new ReadTimes(clock, reads, lastNanos);
    }

    /**
     * Ends a frame that was opened by {@link #readAs}, at its deadline or after its silence, while the connection's
     * thread waits with other times or without any. The caller has the turn.
     *
     * @param into receives the messages
     * @return {@link ReadResult#TOOK_TOO_LONG}, {@link ReadResult#READ}, or {@link ReadResult#NOTHING_YET} if it is not
     *     time for it
     */
    ReadResult endUnawaited(List<Message> into) {
        FrameDeadline frame = state.frame();
        long now = clock.nanos();
        if (!state.isLive() || state.isHeld() || !frame.isUnawaited()) {
            return ReadResult.NOTHING_YET;
        }
        if (frame.isOverdue(now)) {
            frames.expire(message -> add(message, into));
            return ReadResult.TOOK_TOO_LONG;
        }
        if (frame.isSilent(now) && frames.pauseNanos() > 0) {
            frame.silent(now);
            frames.pause(message -> add(message, into));
            return ReadResult.READ;
        }
        return ReadResult.NOTHING_YET;
    }

    private void again(
            Message message, long unread, long opened, FrameReader next, List<Message> into, ReadTimes times) {
        long nanos = opened;
        int at = 0;
        for (int piece = 0; piece < message.reads().count(); piece++) {
            nanos += TimeUnit.MICROSECONDS.toNanos(message.reads().gapMicros(piece));
            times.add(unread + piece + 1, nanos);
            next.accept(message.bytes(), at, message.reads().bytes(piece), nanos, one -> add(one, into));
            at += message.reads().bytes(piece);
        }
    }

    private ReadResult ended(List<Message> into) {
        frames.cut(message -> add(message, into));
        return ReadResult.ENDED;
    }

    /** Waits for the open frame's next bytes, at most these milliseconds; 0 for no limit. */
    private int readRest(int timeoutMillis) throws IOException {
        try {
            return buffer.read(timeoutMillis);
        } catch (SocketTimeoutException timedOut) {
            return NOTHING;
        }
    }

    private void awaitTurn() {
        awaitRelease();
        for (long left = pace.nanosLeft(clock.nanos());
                left > 0 && state.isLive();
                left = pace.nanosLeft(clock.nanos())) {
            LockSupport.parkNanos(this, left);
            awaitRelease();
        }
    }

    private void awaitRelease() {
        while (state.isHeld() && state.isLive()) {
            LockSupport.park(this);
        }
    }

    /** Adds the received part of a frame that cannot be completed any more. */
    void cut(List<Message> into) {
        frames.cut(message -> add(message, into));
    }

    /** Updates the state with the frame that is open now; returns whether the client's row changes. */
    boolean updateFrame() {
        return state.updateFrame(frames);
    }

    boolean isUnframed() {
        return frames.unframed();
    }

    /** Returns the reason why the framing gave up on this client; empty while it reads on. */
    Optional<Finding> refusal() {
        return frames.refusal();
    }

    /** Reads and discards the available bytes; see {@link ReadBuffer#discard}. */
    int discard(int timeoutMillis) throws IOException {
        return buffer.discard(timeoutMillis);
    }

    /** Returns the buffers and the memory of an open frame; nothing may be read afterwards. */
    void close() {
        buffer.close();
        frames.close();
    }
}
