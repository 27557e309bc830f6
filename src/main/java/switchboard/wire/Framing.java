package switchboard.wire;

import switchboard.text.FramingText;

/**
 * How messages are told apart in a stream of bytes.
 *
 * <p>Immutable; one value serves any number of connections. {@link #parse} understands the names that the
 * command line and the files use.
 */
public sealed interface Framing permits LengthPrefix, Lines, Raw {
    /** The tutorial's framing and our default. */
    Framing HEADER64 = new DecimalPrefix(64, false);

    /** Returns the name, for example {@code header64}, {@code zero4}, {@code lines}, {@code raw}, {@code u32}. */
    String name();

    /** Returns how many bytes stand before the body. */
    int headerLength();

    /** Returns the longest body that can be written, in bytes. */
    int longestBody();

    /**
     * Returns the frame that carries a body.
     *
     * @throws FramingException if the framing cannot carry that body
     */
    Message frame(byte[] body);

    /**
     * Returns a reader for one connection.
     *
     * @param maxBody the longest body to accept, in bytes
     * @param strict whether to give up at the first thing that is no frame
     * @param memory asked before a frame that is not complete keeps bytes
     */
    FrameReader reader(int maxBody, boolean strict, MemoryBudget memory);

    /**
     * Returns the message that carries a body in a reply format.
     *
     * @throws FramingException if the framing cannot carry that body
     */
    default Message encode(byte[] body, ReplyFormat format) {
        return switch (format) {
            case FRAMED -> frame(body);
            case RAW -> Message.outbound(body, 0, body.length);
            case LINE -> Lines.terminated(body);
        };
    }

    /** Returns how messages that leave in a reply format are told apart by whoever gets them. */
    default Framing ofReplies(ReplyFormat format) {
        return switch (format) {
            case FRAMED -> this;
            case RAW -> new Raw();
            case LINE -> new Lines();
        };
    }

    /**
     * Returns a frame whose header claims another length than the body has, to try what a client makes of it.
     *
     * @throws FramingException if the framing has no length to be wrong about
     */
    default Message frameClaiming(byte[] body, long length) {
        throw new FramingException(FramingText.LENGTH_NONE.with(name()));
    }

    /**
     * Returns the framing of a name.
     *
     * @throws FramingException if there is none of that name
     */
    static Framing parse(String name) {
        return FramingNames.parse(name);
    }
}
