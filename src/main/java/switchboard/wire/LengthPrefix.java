package switchboard.wire;

import switchboard.text.FramingText;

/** Framings that put the body's length, in bytes, in front of it. */
public sealed interface LengthPrefix extends Framing permits DecimalPrefix, BinaryPrefix {
    /** What {@link #scan} returns for bytes that no header begins with. */
    long NO_HEADER = -1;

    /** What {@link #scan} returns for bytes that a header may begin with. */
    long INCOMPLETE = -2;

    /**
     * Returns the length that a header says, {@link #NO_HEADER} or {@link #INCOMPLETE}.
     *
     * @param bytes where the header is
     * @param offset where it begins
     * @param have how many bytes of it are there, at most {@link #headerLength()}
     * @return lengths beyond what an {@code int} holds come out as some number beyond it
     */
    long scan(byte[] bytes, int offset, int have);

    /** Returns whether the whole header at {@code offset} is exactly what we would write. */
    boolean isCanonical(byte[] bytes, int offset);

    /** Writes the header for a length; it fits. */
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

    /** Returns the largest number that the header has room for. */
    long longestLength();

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
