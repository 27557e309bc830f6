package switchboard.server;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import switchboard.wire.Finding;
import switchboard.wire.FrameReader;
import switchboard.wire.Message;

/**
 * Reads the messages of one client: waits while it is on hold, and for a frame not longer than its deadline.
 *
 * <p>Used by the connection's thread only, which is unparked when the client is released or the connection ends.
 * Publishes nothing.
 */
final class ConnectionReader {
    private static final int NOTHING = 0;

    /** The result of a read. */
    enum Result {
        /** Bytes came; the messages that they completed are there, perhaps none. */
        READ,
        /** Nothing came within the deadline of the open frame, or this read is to be tried again. */
        NOTHING_YET,
        /** The open frame took too long; the message is what came of it. */
        TOOK_TOO_LONG,
        /** The client sends nothing more; the message, if any, is a frame that it left unfinished. */
        END_OF_STREAM,
        /** The connection ended meanwhile; the message, if any, is a frame that will not be completed. */
        ENDED
    }

    private final ReadBuffer buffer;
    private final FrameReader frames;
    private final ConnectionState state;
    private final Clock clock;

    ConnectionReader(ReadBuffer buffer, FrameReader frames, ConnectionState state, Clock clock) {
        this.buffer = buffer;
        this.frames = frames;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Waits for what the client sends.
     *
     * @param into gets the messages
     */
    Result read(List<Message> into) throws IOException {
        awaitRelease();
        if (!state.isLive()) {
            return ended(into);
        }
        int count;
        if (state.frame().isOpen()) {
            if (state.frame().isOutOfTime()) {
                frames.expire(into::add);
                return Result.TOOK_TOO_LONG;
            }
            count = readRest();
        } else {
            count = buffer.read(0);
        }
        // Hold may have come while it waited: then nothing of this is taken notice of before the release.
        awaitRelease();
        if (!state.isLive()) {
            return ended(into);
        }
        if (count == NOTHING) {
            return Result.NOTHING_YET;
        }
        if (count < 0) {
            frames.end(into::add);
            return Result.END_OF_STREAM;
        }
        buffer.handTo(frames, count, clock.nanos(), into::add);
        return Result.READ;
    }

    private Result ended(List<Message> into) {
        frames.cut(into::add);
        return Result.ENDED;
    }

    /** Waits for more of a frame that has begun, but not longer than it may take. */
    private int readRest() throws IOException {
        long began = clock.nanos();
        int count = NOTHING;
        try {
            count = buffer.read(state.frame().millisLeft());
        } catch (SocketTimeoutException late) {
            count = NOTHING;
        }
        if (!state.isHeld()) {
            state.frame().waited(clock.nanos() - began);
        }
        return count;
    }

    private void awaitRelease() {
        while (state.isHeld() && state.isLive()) {
            LockSupport.park(this);
        }
    }

    /** Gives what came of a frame that cannot be completed any more. */
    void cut(List<Message> into) {
        frames.cut(into::add);
    }

    /** Updates state with the frame that is open now; returns whether the client's row changes with that. */
    boolean updateFrame() {
        return state.updateFrame(frames);
    }

    boolean isUnframed() {
        return frames.unframed();
    }

    /** Returns why the framing gave up on this client; empty as long as it has not. */
    Optional<Finding> refusal() {
        return frames.refusal();
    }

    /** Reads and throws away what is there; as {@link ReadBuffer#discard}. */
    int discard(int timeoutMillis) throws IOException {
        return buffer.discard(timeoutMillis);
    }

    /** Gives back the buffers and the memory of an open frame; nothing is read any more. */
    void close() {
        buffer.close();
        frames.close();
    }
}
