package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Texts about framings: what each is, the choices, and why one is unknown or cannot carry a message. Each is a part
 * of a sentence. A constant's comment lists its arguments.
 */
public enum FramingText implements TextCode {
    /** The framing, the longest body that it carries, and the length of this body. */
    BODY_LONG("body.long", TEXT, COUNT, COUNT),
    /** The length, and the framing. */
    LENGTH_UNFIT("length.unfit", COUNT, TEXT),
    /** The framing. */
    LENGTH_NONE("length.none", TEXT),
    /** The framing. */
    CHOICE("choice", TEXT),
    /** The framing, of which other widths exist. */
    CHOICE_WIDTHS("choice.widths", TEXT),
    /** The framing, of which other ones exist after one whose widths were named. */
    CHOICE_NUMBERS("choice.numbers", TEXT),
    /** The choices so far, and the next one. */
    LIST("list", NESTED, NESTED),
    /** The choices so far, and the last one. */
    LIST_LAST("list.last", NESTED, NESTED),
    /** The header's width in bytes. */
    DESCRIPTION_HEADER("description.header", NUMBER),
    /** The number of digits. */
    DESCRIPTION_ZERO("description.zero", NUMBER),
    /** The header's width in bytes. */
    DESCRIPTION_BINARY("description.binary", NUMBER),
    /** Takes no argument. */
    DESCRIPTION_LINES("description.lines"),
    /** Takes no argument. */
    DESCRIPTION_RAW("description.raw"),
    /** The typed text. */
    NAME_UNKNOWN("name.unknown", TEXT),
    /** The width that was wanted. */
    WIDTH_UNFIT("width.unfit", NUMBER);

    private final Declaration declaration;

    FramingText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("framing", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
