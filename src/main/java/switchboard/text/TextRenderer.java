package switchboard.text;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/**
 * A renderer of coded texts into sentences of one language. Thread-safe.
 *
 * <p>A pattern is a sentence with placeholders <code>{0}</code>, <code>{1}</code> … for the arguments. They are
 * replaced directly, because patterns are full of quotation marks and braces that have a meaning for {@code
 * MessageFormat}, and in one pass, because an argument may be a peer's text that looks like a placeholder. Beside a
 * pattern {@code key} there may be a pattern {@code key.one}, which is used if the first argument of kind {@link
 * ArgumentKind#COUNT} is 1.
 */
public final class TextRenderer {
    /** The source of the patterns. */
    @FunctionalInterface
    public interface Patterns {
        /** Returns the pattern of a key, or null if there is none. */
        @Nullable
        String find(String area, String key);
    }

    private static final TextRenderer ENGLISH = of(Locale.ROOT, Locale.ROOT);

    private final Patterns patterns;
    private final Locale numbers;

    /**
     * Creates a renderer with a source of patterns.
     *
     * @param numbers the locale that amounts are formatted for
     */
    public TextRenderer(Patterns patterns, Locale numbers) {
        this.patterns = patterns;
        this.numbers = numbers;
    }

    /** Returns the renderer of the documented English, which is the same in every locale. */
    public static TextRenderer english() {
        return ENGLISH;
    }

    /**
     * Returns the renderer for a user; sentences without a translation are in English.
     *
     * @param language the language of the sentences
     * @param numbers the locale that amounts are formatted for
     */
    public static TextRenderer of(Locale language, Locale numbers) {
        return new TextRenderer(new BundlePatterns(language), numbers);
    }

    /**
     * Returns the sentence of a text.
     *
     * @throws MissingResourceException if its code has no pattern
     */
    public String render(CodedText text) {
        if (text.code() instanceof StoredText stored) {
            return stored.sentence();
        }
        String pattern = pattern(text);
        StringBuilder sentence = new StringBuilder(pattern.length() + 32);
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            int place = place(pattern, open);
            if (place >= 0 && place < text.arguments().size()) {
                sentence.append(pattern, at, open);
                append(
                        sentence,
                        text.code().kinds().get(place),
                        text.arguments().get(place));
                at = open + 3;
            }
        }
        return sentence.append(pattern, at, pattern.length()).toString();
    }

    /** Returns the number of the argument of the placeholder at an opening brace, or -1 if there is no placeholder. */
    private static int place(String pattern, int open) {
        boolean closes = open + 2 < pattern.length() && pattern.charAt(open + 2) == '}';
        char digit = closes ? pattern.charAt(open + 1) : ' ';
        return digit >= '0' && digit <= '9' ? digit - '0' : -1;
    }

    private String pattern(CodedText text) {
        String area = text.code().area();
        String key = text.code().key();
        String pattern = isOne(text) ? patterns.find(area, key + ".one") : null;
        if (pattern == null) {
            pattern = patterns.find(area, key);
        }
        if (pattern == null) {
            throw new MissingResourceException("no pattern for " + text.code().id(), area, key);
        }
        return pattern;
    }

    private static boolean isOne(CodedText text) {
        List<ArgumentKind> kinds = text.code().kinds();
        int first = kinds.indexOf(ArgumentKind.COUNT);
        return first >= 0 && text.arguments().get(first).equals(1L);
    }

    private void append(StringBuilder sentence, ArgumentKind kind, Object argument) {
        switch (kind) {
            case TEXT, NUMBER -> sentence.append(argument);
            case COUNT ->
                sentence.append(NumberFormat.getIntegerInstance(numbers).format(argument));
            case BYTES -> sentence.append(render(CommonText.BYTES.with(argument)));
            case CLIENT -> sentence.append('#').append(argument);
            case NESTED -> sentence.append(render((CodedText) argument));
        }
    }
}
