package switchboard.text;

import org.jspecify.annotations.Nullable;

/**
 * A coded text as a file keeps it: for this program its code and arguments, for others its sentence.
 *
 * <p>Arguments are a JSON array; a nested text in it is an object with {@code code} and {@code args}.
 *
 * @param code the {@link TextCode#id()}; null if the text has none
 * @param arguments the arguments; null if the text has no code
 * @param sentence the documented English sentence
 */
public record TextColumns(@Nullable String code, @Nullable String arguments, String sentence) {
    /** Returns what a file keeps of a text; of one whose code is not known here, what it kept of it before. */
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
     * Returns the text; one without a code, with a code that is not known here, or with arguments that are not those of
     * its code comes back as a {@link StoredText}.
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
