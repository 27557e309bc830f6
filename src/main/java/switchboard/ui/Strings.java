package switchboard.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.text.CodedText;
import switchboard.text.TextRenderer;

/**
 * Returns the window's texts from {@code strings.properties}, with numbers formatted like those of {@link
 * LocalizedFormats}. Thread-safe.
 */
public final class Strings {
    private static final Locale LANGUAGE = Locale.getDefault(Locale.Category.DISPLAY);

    /** A language without a bundle falls back to the root bundle's English, not to the system's language. */
    private static final ResourceBundle WORDS = ResourceBundle.getBundle(
            "switchboard.ui.strings",
            LANGUAGE,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private static final Map<String, MessageFormat> FORMATS = new ConcurrentHashMap<>();

    private static final TextRenderer RENDERER = TextRenderer.of(LANGUAGE, LocalizedFormats.locale());

    private Strings() {}

    /** Returns a text of the rest of the program in the window's language. */
    public static String render(CodedText text) {
        return RENDERER.render(text);
    }

    /**
     * Returns the text of a key.
     *
     * @param values the arguments {@code {0}}, {@code {1}} … of a {@link MessageFormat}; without any, the text is
     *     returned unformatted
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static String of(String key, Object... values) {
        String words = WORDS.getString(key);
        if (values.length == 0) {
            return words;
        }
        // Parsed once, because tables format some texts for every cell. Cloned, because a MessageFormat is not
        // thread-safe.
        MessageFormat format =
                FORMATS.computeIfAbsent(key, first -> new MessageFormat(words, LocalizedFormats.locale()));
        return ((MessageFormat) format.clone()).format(values);
    }
}
