package switchboard.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills sentences from resource bundles.
 *
 * <p>Plainly, because they are full of quotation marks and braces that {@code MessageFormat} would take as its own;
 * and in one pass, because an argument may be a stranger's text that itself looks like a place to fill.
 */
public final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private Wording() {}

    /** Return the words with {@code {0}}, {@code {1}} … replaced by the arguments, as far as there are any. */
    public static String fill(String words, @Nullable Object... arguments) {
        return PLACE.matcher(words).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(
                    index < arguments.length ? String.valueOf(arguments[index]) : place.group());
        });
    }
}
