package switchboard.server.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import switchboard.server.context.Clock;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.framing.FrameReader;

/**
 * Reads the messages of one client. Waits while the client is on hold or was read faster than its rate allows, and for
 * an open frame only until its deadline.
 *
 * <p>Used by the connection's thread only. The thread is unparked when the client is released or the connection ends.
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
    private final FrameReader frames;
    private final ConnectionState state;
    private final Clock clock;
    private final ReceivePace pace;

    ConnectionReader(ReadBuffer buffer, FrameReader frames, ConnectionState state, Clock clock, ReceivePace pace) {
        this.buffer = buffer;
        this.frames = frames;
        this.state = state;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * Waits for bytes from the client.
     *
     * @param into receives the messages
     */
    ReadResult read(List<Message> into) throws IOException {
        awaitTurn();
        if (!state.isLive()) {
            return ended(into);
        }
        int count;
        if (state.frame().isOpen()) {
            if (state.frame().isOutOfTime()) {
                frames.expire(into::add);
                return ReadResult.TOOK_TOO_LONG;
            }
            int pause = (int) TimeUnit.NANOSECONDS.toMillis(frames.pauseNanos());
            int left = state.frame().millisLeft();
            boolean pausesFirst = pause > 0 && (left == 0 || pause < left);
            count = readRest(pausesFirst ? pause : left);
            if (count == NOTHING && pausesFirst && state.isLive() && !state.isHeld()) {
                frames.pause(into::add);
                return ReadResult.READ;
            }
        } else {
            count = buffer.read(0);
        }
        // The client may have been put on hold during the read; then the bytes are processed only after the release.
        awaitRelease();
        if (!state.isLive()) {
            return ended(into);
        }
        if (count == NOTHING) {
            return ReadResult.NOTHING_YET;
        }
        if (count < 0) {
            frames.end(into::add);
            return ReadResult.END_OF_STREAM;
        }
        long now = clock.nanos();
        pace.read(buffer.handTo(frames, count, now, into::add), now);
        if (!buffer.hasReadTimeout() && frames.unframed()) {
            // No pause will be noticed, so nothing is gathered until one.
            while (frames.pauseNanos() > 0 && frames.unframed()) {
                frames.pause(into::add);
            }
        }
        return ReadResult.READ;
    }

    private ReadResult ended(List<Message> into) {
        frames.cut(into::add);
        return ReadResult.ENDED;
    }

    /** Waits for more bytes of the open frame, at most these milliseconds; 0 for no limit. */
    private int readRest(int timeoutMillis) throws IOException {
        long began = clock.nanos();
        int count = NOTHING;
        try {
            count = buffer.read(timeoutMillis);
        } catch (SocketTimeoutException timedOut) {
            count = NOTHING;
        }
        if (!state.isHeld()) {
            state.frame().waited(clock.nanos() - began);
        }
        return count;
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
        frames.cut(into::add);
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
