package switchboard.wire.framing;

import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;

/**
 * The rule that separates messages in a stream of bytes.
 *
 * <p>Everything that depends on the kind of a framing is asked of the framing, so no other class knows the kinds.
 * {@link Framings} lists them.
 *
 * <p>Immutable and thread-safe; one value serves any number of connections.
 */
public interface Framing {
    /**
     * Returns the name: that of a preset, for example {@code header64} or {@code lines}, or the description as it is
     * {@linkplain #written() written}. {@link Framings#parse} understands it.
     */
    String name();

    /**
     * Returns the description as it is written on the command line and in files, in printable ASCII without spaces, for
     * example {@code u32le,counts=itself}; for a preset its long form.
     */
    default String written() {
        return name();
    }

    /**
     * Returns the name of the kind, with {@code N} for a number that can be chosen, for example {@code headerN}. Help
     * texts and sample code use it.
     */
    default String form() {
        return name();
    }

    /** Returns a description for people, a part of a sentence. */
    CodedText description();

    /** Returns the number of bytes before the body; where it differs between messages, the largest. */
    int headerLength();

    /** Returns the length in bytes of the shortest body that the writer accepts. */
    default int leastBody() {
        return 0;
    }

    /** Returns the length in bytes of the longest body that the writer accepts. */
    int longestBody();

    /** Returns the largest length that a header can declare, in bytes; 0 if no length precedes the body. */
    default long longestLength() {
        return 0;
    }

    /** Returns whether the bytes tell the end of a message; otherwise only a pause does. */
    default boolean delimits() {
        return true;
    }

    /** Returns whether only a pause ends a message, so that reads without a timeout cannot tell its end. */
    default boolean needsTimeouts() {
        return false;
    }

    /**
     * Returns the content of a message, which {@link #frame} frames as these bytes: its body without escapes, without a
     * beginning or an end that it keeps, and without what fills it up.
     */
    default byte[] content(Message message) {
        return message.body();
    }

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
        return ofReplies(format).frame(body);
    }

    /** Returns the framing by which a client separates the messages sent in a reply format. */
    default Framing ofReplies(ReplyFormat format) {
        return switch (format) {
            case FRAMED -> this;
            case RAW -> Framings.RAW;
            case LINE -> Framings.LINES;
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
}
