package switchboard.text;

import org.jspecify.annotations.Nullable;

/**
 * A coded text as a session file stores it: code and arguments for this program, the sentence for others. Immutable.
 *
 * <p>Arguments are a JSON array; a nested text in it is an object with {@code code} and {@code args}.
 *
 * @param code the {@link TextCode#id()}; null if the text has none
 * @param arguments the arguments; null if the text has no code
 * @param sentence the documented English sentence
 */
public record TextColumns(@Nullable String code, @Nullable String arguments, String sentence) {
    /** Returns the columns of a text; those of a text with an unknown code are the ones that it was read from. */
    public static TextColumns of(CodedText text) {
        if (text.code() instanceof StoredText stored) {
            boolean coded = !stored.id().isEmpty();
            return new TextColumns(
                    coded ? stored.id() : null, coded ? stored.argumentsJson() : null, stored.sentence());
        }
        StringBuilder arguments = new StringBuilder();
        TextJson.append(arguments, text.arguments());
        return new TextColumns(text.code().id(), arguments.toString(), text.english());
    }

    /**
     * Returns the text; it is a {@link StoredText} if the code is missing or unknown, or the arguments do not fit the
     * code.
     */
    public CodedText text() {
        if (code == null || arguments == null) {
            return StoredText.of(sentence);
        }
        try {
            return TextJson.text(code, arguments);
        } catch (IllegalArgumentException unknown) {
            return new StoredText(code, arguments, sentence).with();
        }
    }
}
