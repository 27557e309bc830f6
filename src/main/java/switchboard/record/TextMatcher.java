package switchboard.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds a text inside others, upper and lower case of any script alike.
 *
 * <p>Immutable. It goes through the other text once and remembers how much of the wanted one it has just seen
 * (Knuth, Morris and Pratt), so that nothing is copied and no text makes it slow. What is often looked for, short and
 * in ASCII, is looked for in bytes.
 */
final class TextMatcher {
    private final int[] wanted;

    /** How much is still seen when the character after so much of it is another one. */
    private final int[] fallback;

    private final Optional<AsciiMatcher> ascii;

    TextMatcher(String text) {
        wanted = Folding.fold(text);
        ascii = AsciiMatcher.suits(wanted) ? Optional.of(AsciiMatcher.of(wanted)) : Optional.empty();
        fallback = new int[wanted.length];
        int seen = 0;
        for (int i = 1; i < wanted.length; i++) {
            fallback[i] = seen;
            while (seen > 0 && wanted[seen] != wanted[i]) {
                seen = fallback[seen];
            }
            seen += wanted[seen] == wanted[i] ? 1 : 0;
        }
    }

    boolean matches(String text) {
        int seen = 0;
        int at = 0;
        while (at < text.length() && seen < wanted.length) {
            int point = text.codePointAt(at);
            seen = next(seen, Folding.fold(point));
            at += Character.charCount(point);
        }
        return seen == wanted.length;
    }

    /** Look into bytes as people see them: as UTF-8. */
    boolean matches(byte[] utf8) {
        if (ascii.isPresent()) {
            AsciiMatcher quick = ascii.get();
            boolean found = quick.matches(utf8);
            if (found || !quick.mayHaveTwins(utf8)) {
                return found;
            }
        }
        return matchesDecoded(utf8);
    }

    private boolean matchesDecoded(byte[] utf8) {
        int seen = 0;
        int at = 0;
        while (at < utf8.length && seen < wanted.length) {
            byte one = utf8[at];
            if (one >= 0) {
                seen = next(seen, Folding.fold(one));
                at++;
            } else {
                int size = Folding.size(utf8, at, utf8.length);
                if (size < 1) {
                    return matches(new String(utf8, StandardCharsets.UTF_8));
                }
                seen = next(seen, Folding.fold(Folding.point(utf8, at, size)));
                at += size;
            }
        }
        return seen == wanted.length;
    }

    private int next(int before, int point) {
        int seen = before;
        while (wanted[seen] != point) {
            if (seen == 0) {
                return 0;
            }
            seen = fallback[seen];
        }
        return seen + 1;
    }
}
