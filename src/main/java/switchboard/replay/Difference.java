package switchboard.replay;

import java.util.Arrays;
import switchboard.wire.Message;

/**
 * Where two messages part. Immutable.
 *
 * <p>In the body, if the bodies differ, because that is what people said; else in the header or in what ends the
 * message.
 *
 * @param part where it is
 * @param at the first byte of that part that differs, counted from 0; the shorter one's length if it just ends there
 */
public record Difference(Part part, int at) {
    /** A part of a message. */
    public enum Part {
        /** What stands before the body. */
        HEADER,
        /** What was said. */
        BODY,
        /** What ends it. */
        TRAILER,
        /** None: they are the same. */
        NONE
    }

    /** Returns where they part. */
    public static Difference between(Message recorded, Message received) {
        int body = mismatch(
                recorded,
                recorded.headerLength(),
                bodyEnd(recorded),
                received,
                received.headerLength(),
                bodyEnd(received));
        if (body >= 0) {
            return new Difference(Part.BODY, body);
        }
        int header = mismatch(recorded, 0, recorded.headerLength(), received, 0, received.headerLength());
        if (header >= 0) {
            return new Difference(Part.HEADER, header);
        }
        int trailer =
                mismatch(recorded, bodyEnd(recorded), recorded.size(), received, bodyEnd(received), received.size());
        return trailer >= 0 ? new Difference(Part.TRAILER, trailer) : new Difference(Part.NONE, 0);
    }

    private static int bodyEnd(Message message) {
        return message.headerLength() + message.bodyLength();
    }

    private static int mismatch(Message one, int from, int to, Message other, int otherFrom, int otherTo) {
        return Arrays.mismatch(one.bytes(), from, to, other.bytes(), otherFrom, otherTo);
    }
}
