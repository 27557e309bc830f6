package switchboard.wire.framing;

import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.Message;
import switchboard.wire.explain.Agreement;
import switchboard.wire.explain.LengthGuess;
import switchboard.wire.part.BytePattern;
import switchboard.wire.part.Counting;
import switchboard.wire.part.LengthField;

/**
 * A framing whose header has the length of the message in bytes: perhaps a beginning, the length, the body, perhaps an
 * end.
 *
 * <p>Immutable and thread-safe.
 *
 * @param preset the name by which people know it; empty if its description is its name
 * @param field the length
 * @param before the bytes before the length
 * @param end the bytes behind the body
 * @param counts the parts that the length counts besides the body
 * @param adjust the number of bytes that follow beyond those that the length says; negative if fewer follow
 */
public record LengthPrefix(
        String preset, LengthField field, BytePattern before, BytePattern end, Counting counts, int adjust)
        implements Framing {
    /** Result of {@link #scan} for bytes with which no header begins. */
    static final long NO_HEADER = LengthField.NONE;

    /** Result of {@link #scan} for bytes with which a header may begin. */
    static final long INCOMPLETE = LengthField.INCOMPLETE;

    /** The number of fixed bytes from which a header is too long to appear in other bytes by accident. */
    private static final int UNMISTAKABLE = 16;

    /** Checks that the length can hold what it counts. */
    public LengthPrefix {
        counts = counts.in(!before.isEmpty(), !end.isEmpty());
        long counted = counts.bytes(field.width(), before.length(), end.length()) - (long) adjust;
        if (field.largest() < counted) {
            throw new FramingException(FramingText.LENGTH_TOO_SMALL.with(field.largest(), counted));
        }
    }

    /** Returns the framing in which a length of the body alone stands before the body. */
    public static LengthPrefix of(LengthField field) {
        return new LengthPrefix("", field, BytePattern.EMPTY, BytePattern.EMPTY, Counting.BODY, 0);
    }

    @Override
    public String name() {
        return preset.isEmpty() ? written() : preset;
    }

    @Override
    public String form() {
        return isBare() ? field.form() : name();
    }

    @Override
    public String written() {
        return field.name()
                + (before.isEmpty() ? "" : before.isAny() ? ",offset=" + before.length() : ",before=" + before)
                + (end.isEmpty() ? "" : ",end=" + end)
                + (counts == Counting.BODY ? "" : ",counts=" + counts.word())
                + (adjust == 0 ? "" : ",adjust=" + adjust);
    }

    @Override
    public CodedText description() {
        CodedText said = field.description();
        if (!before.isEmpty()) {
            said = before.isAny()
                    ? FramingText.BEHIND_ANY.with(said, before.length())
                    : FramingText.BEHIND.with(said, before.words());
        }
        if (counts != Counting.BODY) {
            said = counted(said);
        }
        if (adjust != 0) {
            said = (adjust > 0 ? FramingText.MORE_FOLLOW : FramingText.FEWER_FOLLOW).with(said, Math.abs(adjust));
        }
        return end.isEmpty() ? FramingText.THEN_BODY.with(said) : FramingText.THEN_BODY_AND.with(said, end.words());
    }

    private CodedText counted(CodedText said) {
        return switch (counts) {
            case BODY -> said;
            case ITSELF -> FramingText.COUNTS_ITSELF.with(said);
            case HEADER -> FramingText.COUNTS_HEADER.with(said);
            case END -> FramingText.COUNTS_END.with(said);
            case ITSELF_AND_END -> FramingText.COUNTS_ITSELF_AND_END.with(said);
            case ALL -> FramingText.COUNTS_ALL.with(said);
        };
    }

    /** Returns whether the length of the body and the body are the whole frame. */
    public boolean isBare() {
        return before.isEmpty() && end.isEmpty() && counts == Counting.BODY && adjust == 0;
    }

    /** Returns this framing as explanations see it. */
    Agreement agreement() {
        LengthGuess header = end.isEmpty() && adjust == 0 ? new LengthGuess(before, field, counts) : null;
        return new Agreement(header, field, description(), isBare());
    }

    @Override
    public int headerLength() {
        return before.length() + field.width();
    }

    /** Returns the width in bytes of the complete header at {@code at}. */
    public int headerLengthAt(byte[] bytes, int at) {
        return before.length() + field.widthAt(bytes, at + before.length());
    }

    /** Returns whether all headers have the same width. */
    boolean hasOneWidth() {
        return field.widthOf(0) == field.width();
    }

    /** Returns whether the bytes before {@code behind}, which are at least as many, are the end of a frame. */
    boolean endsRight(byte[] bytes, int behind) {
        return end.matches(bytes, behind - end.length(), end.length());
    }

    /** Returns whether a header is too long to appear in other bytes by accident. */
    boolean isUnmistakable() {
        return before.fixed() + field.tellingBytes() >= UNMISTAKABLE;
    }

    /** Returns the number in the header of a body of this length. */
    public long declared(long length) {
        return length + counted(fieldWidth(length));
    }

    private long counted(int fieldWidth) {
        return counts.bytes(fieldWidth, before.length(), end.length()) - (long) adjust;
    }

    @Override
    public int leastBody() {
        return (int) Math.max(0, -counted(field.widthOf(0)));
    }

    @Override
    public int longestBody() {
        return (int) Math.min(longestLength(), Integer.MAX_VALUE - 16 - headerLength() - end.length());
    }

    @Override
    public long longestLength() {
        return field.largest() - counted(field.width());
    }

    /**
     * Returns the length of the body that a header declares, {@link #NO_HEADER} or {@link #INCOMPLETE}.
     *
     * @param bytes the array that holds the header
     * @param offset the index of its first byte
     * @param have the number of its bytes present, at most {@link #headerLength()}
     * @return the length in bytes; a length beyond the range of an {@code int} is returned as some number beyond that
     * range
     */
    long scan(byte[] bytes, int offset, int have) {
        int first = before.length();
        if (first > 0) {
            if (!before.matches(bytes, offset, Math.min(first, have))) {
                return NO_HEADER;
            }
            if (have <= first) {
                return INCOMPLETE;
            }
        }
        long said = field.scan(bytes, offset + first, have - first);
        if (said < 0 || counts == Counting.BODY && adjust == 0) {
            return said;
        }
        long body = said - counted(field.widthAt(bytes, offset + first));
        return body < 0 ? NO_HEADER : body;
    }

    /**
     * Returns whether a length beyond every limit is more likely something else that was read as a length.
     *
     * @param bytes the array that holds the complete header and the bytes of the body that came with it
     */
    boolean isDoubtful(byte[] bytes, int at, int end) {
        return field.isDoubtful(bytes, at + before.length(), end);
    }

    /**
     * Returns the size in bytes of the whole frame at {@code at}; 0 if one may begin there, and -1 if none does.
     *
     * @param most the longest body that is one, in bytes
     */
    public int frameAt(byte[] bytes, int at, int end, int most) {
        long said = at < end ? scan(bytes, at, Math.min(headerLength(), end - at)) : INCOMPLETE;
        if (said < 0 || said > most) {
            return said == INCOMPLETE ? 0 : -1;
        }
        int size = headerLengthAt(bytes, at) + (int) said + end().length();
        return size > end - at ? 0 : endsRight(bytes, at + size) ? size : -1;
    }

    /** Returns whether the complete header at {@code offset} equals the one that is written. */
    boolean isCanonical(byte[] bytes, int offset) {
        return before.matches(bytes, offset, before.length()) && field.isCanonical(bytes, offset + before.length());
    }

    @Override
    public Message frame(byte[] body) {
        if (body.length > longestBody()) {
            throw new FramingException(FramingText.BODY_LONG.with(name(), longestBody(), body.length));
        }
        if (body.length < leastBody()) {
            throw new FramingException(FramingText.BODY_SHORT.with(name(), leastBody(), body.length));
        }
        return frameClaiming(body, body.length);
    }

    @Override
    public Message frameClaiming(byte[] body, long length) {
        int width = length < 0 || length > field.largest() ? field.width() : fieldWidth(length);
        long said = length + counted(width);
        if (length < 0 || said < 0 || said > field.largest()) {
            throw new FramingException(FramingText.LENGTH_UNFIT.with(length, name()));
        }
        int header = before.length() + width;
        byte[] bytes = new byte[header + body.length + end.length()];
        before.write(bytes, 0);
        field.write(said, bytes, before.length());
        System.arraycopy(body, 0, bytes, header, body.length);
        end.write(bytes, header + body.length);
        return Message.outbound(bytes, header, body.length);
    }

    /** Returns the width of the field for a body of this length; what the length counts may make it wider. */
    private int fieldWidth(long length) {
        int width = field.widthOf(length);
        while (field.widthOf(length + counted(width)) > width) {
            width++;
        }
        return width;
    }

    @Override
    public FrameReader reader(int maxBody, boolean strict, MemoryBudget memory) {
        return new LengthPrefixReader(this, maxBody, strict, memory);
    }
}
