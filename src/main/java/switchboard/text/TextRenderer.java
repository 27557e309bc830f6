package switchboard.text;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/**
 * Makes sentences of coded texts for one audience. Thread-safe.
 *
 * <p>A pattern is a sentence with <code>{0}</code>, <code>{1}</code> … where the arguments belong. It is filled
 * plainly, because patterns are full of quotation marks and braces that {@code MessageFormat} would take as its own;
 * and in one pass, because an argument may be a stranger's text that itself looks like a place to fill. Beside a
 * pattern {@code key} there may be a pattern {@code key.one}, for when the first argument that is a {@link
 * ArgumentKind#COUNT} is 1.
 */
public final class TextRenderer {
    /** Where the patterns come from. */
    @FunctionalInterface
    public interface Patterns {
        /** Returns the pattern of a key, null if there is none. */
        @Nullable
        String find(String area, String key);
    }

    private static final TextRenderer ENGLISH = of(Locale.ROOT, Locale.ROOT);

    private final Patterns patterns;
    private final Locale numbers;

    /**
     * Creates a renderer with patterns from anywhere.
     *
     * @param numbers whose way of writing amounts is used
     */
    public TextRenderer(Patterns patterns, Locale numbers) {
        this.patterns = patterns;
        this.numbers = numbers;
    }

    /** Returns the renderer of the documented English, which is the same whatever the locale is. */
    public static TextRenderer english() {
        return ENGLISH;
    }

    /**
     * Returns the renderer for a user; what is not translated is said in English.
     *
     * @param language the language of the sentences
     * @param numbers whose way of writing amounts is used
     */
    public static TextRenderer of(Locale language, Locale numbers) {
        return new TextRenderer(new BundlePatterns(language), numbers);
    }

    /**
     * Returns the sentence.
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

    /** Returns which argument belongs where a brace opens, -1 if it is only a brace. */
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
