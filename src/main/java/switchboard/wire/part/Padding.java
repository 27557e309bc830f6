package switchboard.wire.part;

import java.util.Locale;

/** The bytes that fill up decimal digits to a width. Zeros on the right do not exist: they would change the number. */
public enum Padding {
    /** Spaces behind the digits. */
    SPACE(' ', false),
    /** Spaces before the digits. */
    SPACE_LEFT(' ', true),
    /** Zeros before the digits. */
    ZERO('0', true),
    /** NUL bytes behind the digits. */
    NUL(0, false),
    /** NUL bytes before the digits. */
    NUL_LEFT(0, true);

    private final byte filler;
    private final boolean left;

    Padding(int filler, boolean left) {
        this.filler = (byte) filler;
        this.left = left;
    }

    /** Returns the byte that fills up. */
    public byte filler() {
        return filler;
    }

    /** Returns whether it stands before the digits. */
    public boolean isLeft() {
        return left;
    }

    /** Returns the word in a description: {@code space-left}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
