package switchboard.wire;

import java.util.ResourceBundle;

/** Puts findings into words; the words stand in {@code explanations.properties}. */
public final class Explanations {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("switchboard.wire.explanations");

    private Explanations() {}

    /** Return the finding that a message was the agreed word for goodbye. */
    public static Finding goodbye(String word) {
        return find(Cause.GOODBYE_WORD, Certainty.CERTAIN, Escapes.text(word));
    }

    /** Return a finding in the cause's own words; {@code {0}}, {@code {1}} … in them are the arguments. */
    static Finding find(Cause cause, Certainty certainty, String... arguments) {
        return variant(cause, "", certainty, arguments);
    }

    /** Return a finding in one of several wordings that a cause has. */
    static Finding variant(Cause cause, String variant, Certainty certainty, String... arguments) {
        String key = variant.isEmpty() ? cause.id() : cause.id() + "." + variant;
        String repair = cause.id() + ".repair";
        return new Finding(
                cause,
                certainty,
                Wording.fill(WORDS.getString(key), (Object[]) arguments),
                WORDS.containsKey(repair) ? Wording.fill(WORDS.getString(repair), (Object[]) arguments) : "");
    }
}
