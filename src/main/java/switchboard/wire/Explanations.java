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

    /** Return the finding that a client does not encrypt what this listener wants encrypted. */
    public static Finding plainOnTls() {
        return find(Cause.PLAIN_ON_TLS, Certainty.CERTAIN);
    }

    /** Return the finding that something was said for the class code, and is not kept. */
    public static Finding classCode() {
        return find(Cause.CLASS_CODE, Certainty.CERTAIN);
    }

    /** Return the finding that something else than the class code was said; {@code follows} says what follows. */
    public static Finding wrongCode(String follows) {
        return find(Cause.WRONG_CODE, Certainty.CERTAIN, follows);
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
