package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Texts about an unknown framing, or one that cannot carry a message; each is the middle of a sentence. A constant's
 * comment lists its arguments.
 */
public enum FramingText implements TextCode {
    /** The framing, the longest body that it carries, and the length of this body. */
    BODY_LONG("body.long", TEXT, COUNT, COUNT),
    /** The length, and the framing. */
    LENGTH_UNFIT("length.unfit", COUNT, TEXT),
    /** The framing. */
    LENGTH_NONE("length.none", TEXT),
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
