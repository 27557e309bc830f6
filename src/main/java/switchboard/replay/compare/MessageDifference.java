package switchboard.replay.compare;

import java.util.Arrays;
import switchboard.wire.Message;

/**
 * The position of the first difference between two messages.
 *
 * <p>The bodies are compared first, because they carry the content; then the headers and the trailers.
 *
 * <p>Immutable.
 *
 * @param part the part that differs
 * @param at the index of the first different byte in that part, from 0; the length of the shorter part if one is a
 * prefix of the other
 */
public record MessageDifference(Part part, int at) {
    /** A part of a message. */
    public enum Part {
        /** The bytes before the body. */
        HEADER,
        /** The content. */
        BODY,
        /** The bytes after the body. */
        TRAILER,
        /** No part; the messages are equal. */
        NONE
    }

    /** Returns the first difference between two messages. */
    public static MessageDifference between(Message recorded, Message received) {
        int body = mismatch(
                recorded,
                recorded.headerLength(),
                bodyEnd(recorded),
                received,
                received.headerLength(),
                bodyEnd(received));
        if (body >= 0) {
            return new MessageDifference(Part.BODY, body);
        }
        int header = mismatch(recorded, 0, recorded.headerLength(), received, 0, received.headerLength());
        if (header >= 0) {
            return new MessageDifference(Part.HEADER, header);
        }
        int trailer =
                mismatch(recorded, bodyEnd(recorded), recorded.size(), received, bodyEnd(received), received.size());
        return trailer >= 0 ? new MessageDifference(Part.TRAILER, trailer) : new MessageDifference(Part.NONE, 0);
    }

    private static int bodyEnd(Message message) {
        return message.headerLength() + message.bodyLength();
    }

    private static int mismatch(Message one, int from, int to, Message other, int otherFrom, int otherTo) {
        return Arrays.mismatch(one.bytes(), from, to, other.bytes(), otherFrom, otherTo);
    }
}
