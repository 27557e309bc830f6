package switchboard.wire.explain;

import java.util.ArrayList;
import java.util.List;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.part.BcdField;
import switchboard.wire.part.BinaryField;
import switchboard.wire.part.BytePattern;
import switchboard.wire.part.Counting;
import switchboard.wire.part.DecimalField;
import switchboard.wire.part.Leb128Field;
import switchboard.wire.part.LengthField;

/**
 * A supposition about a stream: each message begins with its length, written in this way.
 *
 * <p>Immutable and thread-safe.
 *
 * @param before the bytes before the length
 * @param field the length
 * @param counts the parts of the header that the length counts besides the body
 */
public record LengthGuess(BytePattern before, LengthField field, Counting counts) {
    /** Result of {@link #bodyAt} for bytes with which no header begins. */
    public static final long NONE = LengthField.NONE;

    /** Result of {@link #bodyAt} for bytes with which a header may begin. */
    public static final long INCOMPLETE = LengthField.INCOMPLETE;

    /** The number of fixed bytes from which a header is too long to appear in other bytes by accident. */
    private static final int UNMISTAKABLE = 16;

    /**
     * The lengths that programs write in binary, the least ambiguous first. Those that count themselves come after
     * those that do not.
     */
    private static final List<LengthGuess> USUAL = usual();

    /**
     * The frames of a stream as a guess divides it.
     *
     * @param frames the number of whole frames
     * @param filled the number of whole frames whose body is not empty
     * @param end the index behind the last whole frame
     * @param missing the bytes that are missing to the end of the frame that has begun there: 0 if none has begun, -1
     *     if its header is incomplete, and -2 if no header stands there
     */
    public record Walk(int frames, int filled, int end, long missing) {
        /** Returns whether whole frames fill the bytes exactly, at least one of them with a body. */
        public boolean isExact() {
            return missing == 0 && filled > 0;
        }

        /** Returns whether the bytes may go on as a frame. */
        public boolean isOpen() {
            return missing == -1 || missing > 0;
        }
    }

    /** Returns the guess that a length of the body alone stands before the body. */
    public static LengthGuess of(LengthField field) {
        return new LengthGuess(BytePattern.EMPTY, field, Counting.BODY);
    }

    private static List<LengthGuess> usual() {
        List<LengthGuess> usual = new ArrayList<>();
        List<LengthField> fields = List.of(
                new BinaryField(8, false),
                new BinaryField(8, true),
                new BinaryField(4, false),
                new BinaryField(4, true),
                new BinaryField(3, false),
                new BinaryField(3, true),
                new BinaryField(2, false),
                new BinaryField(2, true),
                new BcdField(2),
                new BinaryField(1, false),
                new Leb128Field());
        // Modbus TCP: transaction, protocol 0, then the length of unit and data.
        usual.add(new LengthGuess(
                BytePattern.of(BytePattern.ANY, BytePattern.ANY, 0, 0), new BinaryField(2, false), Counting.BODY));
        fields.forEach(field -> usual.add(of(field)));
        fields.stream()
                .filter(field -> !(field instanceof Leb128Field))
                .forEach(field -> usual.add(new LengthGuess(BytePattern.EMPTY, field, Counting.ITSELF)));
        return List.copyOf(usual);
    }

    /** Returns the usual binary lengths, the least ambiguous first. */
    public static List<LengthGuess> binary() {
        return USUAL;
    }

    /** Returns the name of the framing that reads such messages. */
    public String name() {
        return field.name()
                + (before.isEmpty() ? "" : ",before=" + before)
                + (counts == Counting.BODY ? "" : ",counts=" + counts.word());
    }

    /** Returns a description for people, a part of a sentence. */
    public CodedText description() {
        CodedText said = field.description();
        if (!before.isEmpty()) {
            said = FramingText.BEHIND.with(said, before.words());
        }
        return switch (counts) {
            case BODY, END -> said;
            case ITSELF, ITSELF_AND_END -> FramingText.COUNTS_ITSELF.with(said);
            case HEADER, ALL -> FramingText.COUNTS_HEADER.with(said);
        };
    }

    /** Returns the largest width of a header in bytes. */
    public int width() {
        return before.length() + field.width();
    }

    /** Returns the width in bytes of the complete header at {@code at}. */
    public int widthAt(byte[] bytes, int at) {
        return before.length() + field.widthAt(bytes, at + before.length());
    }

    /** Returns whether a header is too long to appear in other bytes by accident. */
    public boolean isUnmistakable() {
        return before.fixed() + field.tellingBytes() >= UNMISTAKABLE;
    }

    /** Returns whether the length is in decimal digits. */
    public boolean isDecimal() {
        return field instanceof DecimalField;
    }

    /** Returns the length of the body behind the header at {@code at}, {@link #NONE} or {@link #INCOMPLETE}. */
    public long bodyAt(byte[] bytes, int at, int end) {
        int first = before.length();
        int have = end - at;
        if (!before.matches(bytes, at, Math.min(first, have))) {
            return NONE;
        }
        if (have <= first) {
            return INCOMPLETE;
        }
        long said = field.scan(bytes, at + first, Math.min(have - first, field.width()));
        if (said < 0) {
            return said;
        }
        return Math.max(NONE, said - counts.bytes(field.widthAt(bytes, at + first), first, 0));
    }

    /** Returns whether the header at {@code at} is complete and written as a writer of this framing writes it. */
    public boolean isCanonical(byte[] bytes, int at, int end) {
        return bodyAt(bytes, at, end) >= 0 && field.isCanonical(bytes, at + before.length());
    }

    /**
     * Divides bytes into frames.
     *
     * @param most the longest body that is one, in bytes
     */
    public Walk walk(byte[] bytes, int from, int end, int most) {
        int at = from;
        int frames = 0;
        int filled = 0;
        while (at < end) {
            long body = bodyAt(bytes, at, end);
            if (body == INCOMPLETE) {
                return new Walk(frames, filled, at, -1);
            }
            if (body < 0 || body > most || !field.isCanonical(bytes, at + before.length())) {
                return new Walk(frames, filled, at, -2);
            }
            long next = at + widthAt(bytes, at) + body;
            if (next > end) {
                return new Walk(frames, filled, at, next - end);
            }
            at = (int) next;
            frames++;
            filled += body > 0 ? 1 : 0;
        }
        return new Walk(frames, filled, at, 0);
    }
}
