package switchboard.filter.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Searches texts for one text without regard to case, in any script. Immutable.
 *
 * <p>It uses the Knuth-Morris-Pratt algorithm, which reads the searched text once, so no input makes it slow and
 * nothing is copied. A short ASCII text, the usual case, is searched for in the bytes by {@link AsciiMatcher}, without
 * decoding.
 */
public final class TextMatcher {
    private final String text;
    private final int[] wanted;

    /**
     * The failure function: after a mismatch behind this many matching characters, the number of characters that still
     * match.
     */
    private final int[] fallback;

    private final Optional<AsciiMatcher> ascii;

    /** Creates a matcher for a text; an empty text is contained in every text. */
    public TextMatcher(String text) {
        this.text = text;
        wanted = CaseFolding.fold(text);
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

    /** Returns the original text that is searched for. */
    public String text() {
        return text;
    }

    /** Returns whether a text contains it. */
    public boolean matches(String other) {
        int seen = 0;
        int at = 0;
        while (at < other.length() && seen < wanted.length) {
            int point = other.codePointAt(at);
            seen = next(seen, CaseFolding.fold(point));
            at += Character.charCount(point);
        }
        return seen == wanted.length;
    }

    /** Returns whether UTF-8 bytes contain it; invalid sequences are compared as replacement characters. */
    public boolean matches(byte[] utf8) {
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
                seen = next(seen, CaseFolding.fold(one));
                at++;
            } else {
                int size = CaseFolding.size(utf8, at, utf8.length);
                if (size < 1) {
                    return matches(new String(utf8, StandardCharsets.UTF_8));
                }
                seen = next(seen, CaseFolding.fold(CaseFolding.point(utf8, at, size)));
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
