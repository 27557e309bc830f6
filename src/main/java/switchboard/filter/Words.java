package switchboard.filter;

import java.util.Locale;
import java.util.ResourceBundle;
import switchboard.wire.Escapes;
import switchboard.wire.Wording;

/** The words about filters, from {@code words.properties}. Stateless. */
final class Words {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("switchboard.filter.words", Locale.ROOT);
    private static final int SHORT = 60;

    private Words() {}

    /** Returns the words of a key, with {@code {0}}, {@code {1}} … replaced by the arguments. */
    static String of(String key, Object... arguments) {
        return Wording.fill(WORDS.getString(key), arguments);
    }

    static boolean has(String key) {
        return WORDS.containsKey(key);
    }

    /** Returns a number with commas between groups of three digits. */
    static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** Returns a stranger's text, inert and not too long for a line. */
    static String quoted(String text) {
        int end = text.length() <= SHORT ? text.length() : text.offsetByCodePoints(0, text.codePointCount(0, SHORT));
        String shown = Escapes.text(text.substring(0, end));
        return end < text.length() ? shown + "…" : shown;
    }
}
