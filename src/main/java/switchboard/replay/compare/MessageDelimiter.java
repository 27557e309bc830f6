package switchboard.replay.compare;

import java.util.List;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.LengthPrefix;
import switchboard.wire.framing.LineFraming;
import switchboard.wire.framing.RawFraming;

/**
 * Finds the end of a message that differs from the expected one.
 *
 * <p>Immutable.
 */
final class MessageDelimiter {
    /** Result of {@link #end} if more bytes are needed. */
    static final int INCOMPLETE = -1;

    /** Result of {@link #end} if the bytes do not tell the end of the message; only a pause ends it. */
    static final int UNKNOWN = -2;

    /** The longest message in bytes that a header can announce here; a larger length is taken for no header. */
    private static final int LONGEST = 16 << 20;

    private final Framing framing;

    MessageDelimiter(Framing framing) {
        this.framing = framing;
    }

    /** Returns the delimiter for a message in the place of {@code expected}. */
    static MessageDelimiter like(Message expected, Framing framing) {
        if (expected.headerLength() > 0 && expected.headerLength() == framing.headerLength()) {
            return new MessageDelimiter(framing);
        }
        boolean line = expected.headerLength() == 0 && expected.size() > expected.bodyLength();
        return new MessageDelimiter(line ? new LineFraming() : new RawFraming());
    }

    /** Returns the length in bytes of the first message, {@link #INCOMPLETE} or {@link #UNKNOWN}. */
    int end(byte[] bytes) {
        return switch (framing) {
            case LengthPrefix prefix -> end(prefix, bytes);
            case LineFraming lines -> {
                int feed = indexOf(bytes, new byte[] {'\n'}, 0);
                yield feed < 0 ? INCOMPLETE : feed + 1;
            }
            case RawFraming raw -> UNKNOWN;
        };
    }

    private static int end(LengthPrefix prefix, byte[] bytes) {
        int width = prefix.headerLength();
        long length = prefix.scan(bytes, 0, Math.min(width, bytes.length));
        if (length == LengthPrefix.INCOMPLETE) {
            return INCOMPLETE;
        }
        if (length == LengthPrefix.NO_HEADER || length > LONGEST) {
            return UNKNOWN;
        }
        return bytes.length < width + length ? INCOMPLETE : width + (int) length;
    }

    /** Returns the length in bytes of the first message according to its header; 0 if no header states it. */
    int promised(byte[] bytes) {
        if (framing instanceof LengthPrefix prefix && bytes.length >= prefix.headerLength()) {
            long length = prefix.scan(bytes, 0, prefix.headerLength());
            return length < 0 || length > LONGEST ? 0 : prefix.headerLength() + (int) length;
        }
        return 0;
    }

    /** Returns the bytes of one message as a {@link Message}. */
    Message message(byte[] bytes) {
        boolean whole = end(bytes) == bytes.length;
        int header = framing instanceof LengthPrefix && whole ? framing.headerLength() : 0;
        int trailer = 0;
        if (framing instanceof LineFraming && whole) {
            trailer = bytes.length > 1 && bytes[bytes.length - 2] == '\r' ? 2 : 1;
        }
        return new Message(
                whole ? FrameStatus.FRAMED : FrameStatus.UNFRAMED,
                bytes,
                header,
                bytes.length - header - trailer,
                ReadTrace.NONE,
                List.of());
    }

    /** Returns the first index of {@code part} in {@code whole} at {@code from} or later; -1 if there is none. */
    static int indexOf(byte[] whole, byte[] part, int from) {
        for (int at = from; at + part.length <= whole.length; at++) {
            int same = 0;
            while (same < part.length && whole[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return at;
            }
        }
        return -1;
    }
}
