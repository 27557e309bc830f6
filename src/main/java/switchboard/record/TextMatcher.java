package switchboard.record;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Finds a text inside others, upper and lower case of any script alike. Immutable. */
final class TextMatcher {
    private final Pattern pattern;

    TextMatcher(String text) {
        pattern = Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    boolean matches(String text) {
        return pattern.matcher(text).find();
    }

    /** Look into bytes as people see them: as UTF-8. */
    boolean matches(byte[] utf8) {
        return matches(new String(utf8, StandardCharsets.UTF_8));
    }
}
