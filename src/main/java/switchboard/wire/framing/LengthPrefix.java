package switchboard.wire.framing;

import switchboard.text.FramingText;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.explain.MalformedHeaders;

/**
 * A framing whose header is the length of the body in bytes.
 *
 * <p>Immutable and thread-safe.
 */
public interface LengthPrefix extends Framing {
    /** Result of {@link #scan} for bytes with which no header begins. */
    long NO_HEADER = -1;

    /** Result of {@link #scan} for bytes with which a header may begin. */
    long INCOMPLETE = -2;

    /**
     * Returns the length that a header declares, {@link #NO_HEADER} or {@link #INCOMPLETE}.
     *
     * @param bytes the array that holds the header
     * @param offset the index of its first byte
     * @param have the number of its bytes present, at most {@link #headerLength()}
     * @return the length in bytes; a length beyond the range of an {@code int} is returned as some number beyond that
     * range
     */
    long scan(byte[] bytes, int offset, int have);

    /** Returns whether the complete header at {@code offset} equals the one that {@link #writeHeader} would write. */
    boolean isCanonical(byte[] bytes, int offset);

    /** Writes the header for a length. The caller has checked that the length is at most {@link #longestLength()}. */
    void writeHeader(long length, byte[] into);

    @Override
    default Message frame(byte[] body) {
        if (body.length > longestBody()) {
            throw new FramingException(FramingText.BODY_LONG.with(name(), longestBody(), body.length));
        }
        return claiming(body, body.length);
    }

    @Override
    default Message frameClaiming(byte[] body, long length) {
        if (length < 0 || length > longestLength()) {
            throw new FramingException(FramingText.LENGTH_UNFIT.with(length, name()));
        }
        return claiming(body, length);
    }

    @Override
    long longestLength();

    /** Returns whether a header is too long to appear in other bytes by accident. */
    default boolean isUnmistakable() {
        return headerLength() >= 16;
    }

    /**
     * Returns whether a length beyond every limit is more likely something else that was read as a length.
     *
     * @param bytes the array that holds the complete header and the bytes of the body that came with it
     */
    default boolean isDoubtful(byte[] bytes, int at, int end) {
        return false;
    }

    /**
     * Explains bytes in the place of a header that are no known protocol and no remainder of the frame before; by their
     * appearance unless a framing knows more.
     *
     * @param hadFrames whether frames came before
     */
    default Finding explain(byte[] bytes, int at, int end, boolean hadFrames) {
        return MalformedHeaders.byLook(bytes, at, end, headerLength(), hadFrames);
    }

    private Message claiming(byte[] body, long length) {
        int width = headerLength();
        byte[] bytes = new byte[width + body.length];
        writeHeader(length, bytes);
        System.arraycopy(body, 0, bytes, width, body.length);
        return Message.outbound(bytes, width, body.length);
    }

    @Override
    default int longestBody() {
        return (int) Math.min(longestLength(), Integer.MAX_VALUE - 16 - headerLength());
    }

    @Override
    default FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new LengthPrefixReader(this, maxBody, strict, memory);
    }
}
