package switchboard.wire.framing;

import switchboard.text.FramingText;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;

/**
 * The rule that separates messages in a stream of bytes.
 *
 * <p>Immutable and thread-safe; one value serves any number of connections. {@link #parse} accepts the names that the
 * command line and the files use.
 */
public sealed interface Framing permits LengthPrefix, LineFraming, RawFraming {
    /** The default framing, known from the tutorial: 64 bytes of decimal length, padded with spaces. */
    Framing HEADER64 = new DecimalPrefix(64, false);

    /** Returns the name, for example {@code header64}, {@code zero4}, {@code lines}, {@code raw} or {@code u32}. */
    String name();

    /** Returns the number of bytes before the body. */
    int headerLength();

    /** Returns the length in bytes of the longest body that the writer accepts. */
    int longestBody();

    /**
     * Returns the frame that carries a body.
     *
     * @throws FramingException if the framing cannot carry that body
     */
    Message frame(byte[] body);

    /**
     * Returns a new reader for one connection.
     *
     * @param maxBody the longest body to accept, in bytes
     * @param strict whether to stop at the first bytes that are no frame
     * @param memory the budget that is asked before an incomplete frame keeps bytes
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
            case LINE -> LineFraming.terminated(body);
        };
    }

    /** Returns the framing by which a client separates the messages sent in a reply format. */
    default Framing ofReplies(ReplyFormat format) {
        return switch (format) {
            case FRAMED -> this;
            case RAW -> new RawFraming();
            case LINE -> new LineFraming();
        };
    }

    /**
     * Returns a frame whose header declares {@code length} instead of the body's length, to test how a client copes
     * with it.
     *
     * @throws FramingException if the framing has no length, or its header has no room for this one
     */
    default Message frameClaiming(byte[] body, long length) {
        throw new FramingException(FramingText.LENGTH_NONE.with(name()));
    }

    /**
     * Returns the framing with a name.
     *
     * @throws FramingException if no framing has that name
     */
    static Framing parse(String name) {
        return FramingNames.parse(name);
    }
}
