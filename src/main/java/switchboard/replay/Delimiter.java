package switchboard.replay;

import java.util.List;
import switchboard.wire.Framing;
import switchboard.wire.LengthPrefix;
import switchboard.wire.Lines;
import switchboard.wire.Message;
import switchboard.wire.Raw;
import switchboard.wire.ReadTrace;
import switchboard.wire.Shape;

/** Finds where a message ends that is not the one that was expected. Immutable. */
final class Delimiter {
    /** More bytes are needed to know. */
    static final int INCOMPLETE = -1;

    /** Nothing in the bytes says where it ends: only a pause does. */
    static final int UNKNOWN = -2;

    private static final int LONGEST = 16 << 20;

    private final Framing framing;

    Delimiter(Framing framing) {
        this.framing = framing;
    }

    /** Returns the one for whatever stands where this message was expected. */
    static Delimiter like(Message expected, Framing framing) {
        if (expected.headerLength() > 0 && expected.headerLength() == framing.headerLength()) {
            return new Delimiter(framing);
        }
        boolean line = expected.headerLength() == 0 && expected.size() > expected.bodyLength();
        return new Delimiter(line ? new Lines() : new Raw());
    }

    /** Returns where the first message ends, {@link #INCOMPLETE} or {@link #UNKNOWN}. */
    int end(byte[] bytes) {
        return switch (framing) {
            case LengthPrefix prefix -> end(prefix, bytes);
            case Lines lines -> {
                int feed = indexOf(bytes, new byte[] {'\n'}, 0);
                yield feed < 0 ? INCOMPLETE : feed + 1;
            }
            case Raw raw -> UNKNOWN;
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

    /** Returns how many bytes the first message has if its header says so, else 0. */
    int promised(byte[] bytes) {
        if (framing instanceof LengthPrefix prefix && bytes.length >= prefix.headerLength()) {
            long length = prefix.scan(bytes, 0, prefix.headerLength());
            return length < 0 || length > LONGEST ? 0 : prefix.headerLength() + (int) length;
        }
        return 0;
    }

    /** Returns bytes of one message as such. */
    Message message(byte[] bytes) {
        boolean whole = end(bytes) == bytes.length;
        int header = framing instanceof LengthPrefix && whole ? framing.headerLength() : 0;
        int trailer = 0;
        if (framing instanceof Lines && whole) {
            trailer = bytes.length > 1 && bytes[bytes.length - 2] == '\r' ? 2 : 1;
        }
        return new Message(
                whole ? Shape.FRAMED : Shape.UNFRAMED,
                bytes,
                header,
                bytes.length - header - trailer,
                ReadTrace.NONE,
                List.of());
    }

    /** Returns where {@code part} begins in {@code whole}, at {@code from} or later; -1 if nowhere. */
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
