package switchboard.wire.framing;

import java.util.Optional;
import java.util.function.Consumer;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/**
 * Splits the reads of one connection into messages.
 *
 * <p>Used by one thread at a time. No input causes an exception: bytes that are no frame come out as an
 * {@linkplain FrameStatus#UNFRAMED unframed} message with the reason, so no received byte is lost. Only of a frame that
 * is too long a lenient reader skips the rest, which its message counts. Memory grows with the bytes received, never
 * with a length that a header only declares.
 */
public interface FrameReader {
    /**
     * Accepts the bytes of one read.
     *
     * @param buffer the array that holds them; not kept
     * @param offset the index of the first byte
     * @param length the number of bytes, at least 1
     * @param nanos the time when the read returned, in nanoseconds of any monotonic clock
     * @param out receives each message as soon as it is complete, in order
     */
    void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out);

    /**
     * Ends the stream after the peer's half-close; the remainder of a frame comes out as
     * {@linkplain FrameStatus#PARTIAL partial}.
     */
    void end(Consumer<Message> out);

    /**
     * Ends the stream after the connection was cut by either side. The result is that of {@link #end}, except that the
     * explanation names the cut.
     */
    default void cut(Consumer<Message> out) {
        end(out);
    }

    /**
     * Ends an open frame whose deadline passed; its bytes come out with the reason.
     *
     * <p>A lenient reader takes the next bytes for the rest of that frame as far as the frame's length or end is known,
     * and otherwise continues without framing; a strict one is {@linkplain #refusal() refusing} from then on.
     */
    void expire(Consumer<Message> out);

    /** Returns whether a frame has begun and is incomplete; deadlines run only then. */
    boolean frameOpen();

    /** Returns whether an open frame has a deadline; false if only the sender's silence ends it. */
    default boolean isTimed() {
        return true;
    }

    /** Returns the silence, in nanoseconds, after which {@link #pause} completes an open frame; 0 if none does. */
    default long pauseNanos() {
        return 0;
    }

    /** Completes an open frame after the silence of {@link #pauseNanos}. */
    default void pause(Consumer<Message> out) {}

    /**
     * Returns the time when the first byte of the open frame came, on the clock of {@link #accept}; when the last one
     * came while a frame that is too long is being skipped, because then only silence ends it.
     */
    long frameOpenedNanos();

    /** Returns the number of bytes of the open frame that are buffered. */
    int keptBytes();

    /** Returns the number of bytes of the open frame that came, whether they are buffered or skipped. */
    default long receivedBytes() {
        return keptBytes();
    }

    /**
     * Returns the length of the open frame's body as its header declares it, in bytes; 0 as long as the header is
     * incomplete or the frame is being skipped.
     */
    int promisedBytes();

    /** Returns whether the reader has lost the framing and gives each read as it is. */
    boolean unframed();

    /** Returns the reason why the reader stopped; empty as long as it reads. */
    Optional<Finding> refusal();

    /**
     * Takes the open frame out of the reader, for another one that reads on: its bytes and reads as they came.
     *
     * @return a partial message without findings; empty if no frame is open, or if some of its bytes were given or
     *     skipped already
     */
    default Optional<Message> takeOpen() {
        return Optional.empty();
    }

    /** Releases all reserved memory; the reader is not used afterwards. */
    void close();
}
