package switchboard.filter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import switchboard.text.FilterLanguageText;

/**
 * A property that a message has or has not, as a value of the keys {@code is}, {@code has} and {@code dir}. Immutable.
 *
 * @param condition the condition on a message
 * @param words the words for it, in lower case
 */
record State(Condition condition, Set<String> words) {
    static State of(Condition condition, String... words) {
        return new State(condition, Set.of(words));
    }

    /**
     * Returns a key with such values.
     *
     * @param states the values of the key
     * @param offered the words that are offered as completions, the likeliest first
     */
    static Key key(String name, List<State> states, String... offered) {
        Key key = Key.plain(name, (token, reference) -> read(token, states));
        return key.completed((completions, lead, typed) -> {
            for (String word : offered) {
                if (word.startsWith(typed)) {
                    completions.offer(
                            lead + word,
                            FilterLanguageText.of("complete.is", word).with());
                }
            }
        });
    }

    private static Filter read(Token token, List<State> states) throws MisunderstoodException {
        String word = token.value().toLowerCase(Locale.ROOT);
        for (State state : states) {
            if (state.words.contains(word)) {
                return state.condition;
            }
        }
        throw token.wrong(token.value());
    }
}
