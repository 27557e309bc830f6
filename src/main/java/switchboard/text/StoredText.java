package switchboard.text;

import java.util.List;

/**
 * A sentence in a session file whose code this program does not know: the file was written before there were codes, or
 * by a newer program. It is shown as it was stored. Immutable.
 *
 * @param id the code in the file; empty if none
 * @param argumentsJson the arguments in the file, unchanged; {@code []} if none
 * @param sentence the English sentence in the file
 */
public record StoredText(String id, String argumentsJson, String sentence) implements TextCode {
    /** Returns a sentence without a code. */
    public static CodedText of(String sentence) {
        return new StoredText("", "[]", sentence).with();
    }

    @Override
    public Declaration declaration() {
        return new Declaration("", id, List.of());
    }

    @Override
    public String id() {
        return id;
    }
}
