package switchboard.wire.part;

import java.util.Arrays;
import java.util.Locale;

/** The parts of a frame that a length counts besides the body. */
public enum Counting {
    /** The body alone. */
    BODY(false, false, false),
    /** The length itself. */
    ITSELF(true, false, false),
    /** The whole header: the length and the bytes before it. */
    HEADER(true, true, false),
    /** The end behind the body. */
    END(false, false, true),
    /** The length itself and the end. */
    ITSELF_AND_END(true, false, true),
    /** The whole frame. */
    ALL(true, true, true);

    private final boolean field;
    private final boolean before;
    private final boolean end;

    Counting(boolean field, boolean before, boolean end) {
        this.field = field;
        this.before = before;
        this.end = end;
    }

    /** Returns the number of bytes counted besides the body, of frames with parts of these lengths in bytes. */
    public int bytes(int fieldWidth, int beforeWidth, int endWidth) {
        return (field ? fieldWidth : 0) + (before ? beforeWidth : 0) + (end ? endWidth : 0);
    }

    /** Returns whether it counts the end behind the body. */
    public boolean isOfEnd() {
        return end;
    }

    /** Returns the simplest one that counts the same in a frame that has a part before the length, or an end. */
    public Counting in(boolean hasBefore, boolean hasEnd) {
        return Arrays.stream(values())
                .filter(one ->
                        one.field == field && (!hasBefore || one.before == before) && (!hasEnd || one.end == end))
                .findFirst()
                .orElse(this);
    }

    /** Returns the word in a description: {@code itself+end}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace("_and_", "+");
    }
}
