package switchboard.wire;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes what each {@code read} of one connection delivered and gives the messages in it.
 *
 * <p>Used by one thread. Throws nothing for whatever bytes: what is no frame comes out as an
 * {@linkplain Shape#UNFRAMED unframed} message that says why, so nothing that was received is lost.
 * Memory grows with the bytes received, never with a length that was only declared.
 */
public interface FrameReader {
    /**
     * Takes the bytes of one read.
     *
     * @param buffer where they are; not kept
     * @param offset where they begin
     * @param length how many, at least 1
     * @param nanos when the read returned, on any monotonic clock
     * @param out gets each message as soon as it is complete, in order
     */
    void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out);

    /** Says that the stream ended: what is left of a frame comes out as {@linkplain Shape#PARTIAL partial}. */
    void end(Consumer<Message> out);

    /** Says that the connection was cut, by whichever side: as {@link #end}, in words that fit. */
    default void cut(Consumer<Message> out) {
        end(out);
    }

    /**
     * Says that an open frame took too long: what is there comes out with the reason.
     *
     * <p>A lenient reader goes on unframed, a strict one is {@linkplain #refusal() refusing} from then on.
     */
    void expire(Consumer<Message> out);

    /** Returns whether a frame has begun and is not complete: only then deadlines run. */
    boolean frameOpen();

    /** Returns when the first byte of the open frame came, on the clock of {@link #accept}. */
    long frameOpenedNanos();

    /** Returns how many bytes of the open frame are there. */
    int keptBytes();

    /** Returns the bytes that the open frame promised in its header, 0 as long as the header is not complete. */
    int promisedBytes();

    /** Returns whether what comes is shown read by read because no frame could be found. */
    boolean unframed();

    /** Returns why a strict reader gave up; empty as long as it has not. */
    Optional<Finding> refusal();

    /** Gives back all reserved memory; the reader is not used afterwards. */
    void close();
}
