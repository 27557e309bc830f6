package switchboard.filter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import switchboard.text.FilterLanguageText;

/**
 * Something that a message is or has, without a value: what {@code is}, {@code has} and {@code dir} ask for. Immutable.
 *
 * @param condition what it asks of a message
 * @param words how it is typed, in small letters
 */
record State(Condition condition, Set<String> words) {
    static State of(Condition condition, String... words) {
        return new State(condition, Set.of(words));
    }

    /**
     * Returns a key that asks for states.
     *
     * @param states what it can ask for
     * @param offered the words that are offered behind it, the likeliest first
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
