package switchboard.text;

import java.util.List;

/**
 * A sentence as data: its code and its arguments. Immutable.
 *
 * @param code the code of the sentence
 * @param arguments a {@link String}, a {@link Long} or another {@link CodedText} for each of the code's kinds
 */
public record CodedText(TextCode code, List<Object> arguments) {
    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if they are not of the kinds that the code declares
     */
    public CodedText {
        arguments = List.copyOf(arguments);
        List<ArgumentKind> kinds = code.kinds();
        boolean fits = arguments.size() == kinds.size();
        for (int i = 0; fits && i < kinds.size(); i++) {
            fits = kinds.get(i).takes(arguments.get(i));
        }
        if (!fits) {
            throw new IllegalArgumentException(code.id() + " takes " + kinds + ", not " + arguments);
        }
    }

    /** Returns the documented English sentence, in every locale. */
    public String english() {
        return TextRenderer.english().render(this);
    }
}
