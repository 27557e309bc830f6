package switchboard.ui;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The window's words, from {@code strings.properties}. Thread-safe. */
public final class Strings {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("switchboard.ui.strings");

    private Strings() {}

    /**
     * Return the words of a key.
     *
     * @param values what stands for {@code {0}}, {@code {1}} … in a {@link MessageFormat}; without any, the words are
     *     returned as they stand
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static String of(String key, Object... values) {
        String words = WORDS.getString(key);
        return values.length == 0 ? words : new MessageFormat(words, WORDS.getLocale()).format(values);
    }
}
