package switchboard.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.text.CodedText;
import switchboard.text.TextRenderer;

/** The window's words, from {@code strings.properties}, with numbers as {@link Quantities} writes them. Thread-safe. */
public final class Strings {
    private static final Locale LANGUAGE = Locale.getDefault(Locale.Category.DISPLAY);

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("switchboard.ui.strings", LANGUAGE);

    private static final Map<String, MessageFormat> FORMATS = new ConcurrentHashMap<>();

    private static final TextRenderer RENDERER = TextRenderer.of(LANGUAGE, Quantities.locale());

    private Strings() {}

    /** Returns what the rest of the program has to say, in the window's language. */
    public static String said(CodedText text) {
        return RENDERER.render(text);
    }

    /**
     * Returns the words of a key.
     *
     * @param values what stands for {@code {0}}, {@code {1}} … in a {@link MessageFormat}; without any, the words are
     *     returned as they stand
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static String of(String key, Object... values) {
        String words = WORDS.getString(key);
        if (values.length == 0) {
            return words;
        }
        // Read once: a table says some of them for every cell. A copy, because no two threads may share one.
        MessageFormat format = FORMATS.computeIfAbsent(key, first -> new MessageFormat(words, Quantities.locale()));
        return ((MessageFormat) format.clone()).format(values);
    }
}
