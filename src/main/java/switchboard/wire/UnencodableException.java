package switchboard.wire;

/** A text has a character that an encoding lacks. Immutable. */
public final class UnencodableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String character;
    private final int position;

    UnencodableException(String character, int position) {
        super("no “" + character + "” at character " + position);
        this.character = character;
        this.position = position;
    }

    /** Returns the character. */
    public String character() {
        return character;
    }

    /** Returns its place in the text, in characters counted from 1. */
    public int position() {
        return position;
    }
}
