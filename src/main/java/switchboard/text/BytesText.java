package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Mistakes in typed bytes: in an escape or in hexadecimal digits. A constant's comment lists the arguments; all but the
 * first are parts of sentences.
 */
public enum BytesText implements TextCode {
    /** The number of the character, from 1, and the mistake there. */
    MISTAKE("mistake", NUMBER, NESTED),
    /** Takes no argument; the backslash is the last character. */
    ESCAPE_CUT("escape.cut"),
    /** Takes no argument; no escape begins so. */
    ESCAPE_UNKNOWN("escape.unknown"),
    /** The number of hexadecimal digits that the escape needs. */
    ESCAPE_DIGITS("escape.digits", NUMBER),
    /** The largest number of digits between braces. */
    BRACES_WRONG("braces.wrong", NUMBER),
    /** Takes no argument; a number that no character has. */
    CHARACTER_TOO_LARGE("character.too-large"),
    /** Takes no argument; an escape of one surrogate without the other. */
    SURROGATE("surrogate"),
    /** Takes no argument; a surrogate that was not written as an escape. */
    SURROGATE_TYPED("surrogate.typed"),
    /** The character that is no hexadecimal digit. */
    HEX_UNKNOWN("hex.unknown", TEXT),
    /** Takes no argument; nothing stands behind 0x. */
    HEX_MISSING("hex.missing"),
    /** The odd number of digits. */
    HEX_ODD("hex.odd", COUNT);

    private final Declaration declaration;

    BytesText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("bytes", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
