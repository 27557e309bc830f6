package switchboard.terminal;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant by a mistyped one. Thread-safe, stateless. */
public final class Suggestions {
    private Suggestions() {}

    /** Returns the candidate nearest to a mistyped word; empty if none is similar enough. */
    public static Optional<String> nearest(String typed, Collection<String> candidates) {
        String word = typed.toLowerCase(Locale.ROOT);
        int best = Math.max(1, word.length() / 2) + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : candidates) {
            int distance = word.length() > 2 && candidate.startsWith(word) ? 1 : distance(word, candidate);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** Returns {@code Did you mean "X"?} with a blank before it, or an empty text. */
    public static String hint(String typed, Collection<String> candidates) {
        return nearest(typed, candidates)
                .map(word -> " Did you mean \"" + word + "\"?")
                .orElse("");
    }

    /** Returns the Levenshtein distance: the letters to insert, delete or replace. Holds two rows at a time. */
    static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[to.length()];
    }
}
