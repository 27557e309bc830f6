package switchboard.text;

import java.util.List;

/**
 * A sentence that a session file holds and whose code is not known here: the file was written before there were codes,
 * or by a newer program. It is shown as it was stored.
 *
 * @param id the code that the file names; empty if none
 * @param argumentsJson the arguments that the file has, as they are; {@code []} if none
 * @param sentence the English sentence that the file has
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
