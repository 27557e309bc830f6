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
record MessageFlag(Condition condition, Set<String> words) {
    static MessageFlag of(Condition condition, String... words) {
        return new MessageFlag(condition, Set.of(words));
    }

    /**
     * Returns a key with such values.
     *
     * @param states the values of the key
     * @param offered the words that are offered as completions, the likeliest first
     */
    static FilterKey key(String name, List<MessageFlag> states, String... offered) {
        FilterKey key = FilterKey.plain(name, (token, reference) -> read(token, states));
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

    private static Filter read(Token token, List<MessageFlag> states) throws FilterSyntaxException {
        String word = token.value().toLowerCase(Locale.ROOT);
        for (MessageFlag state : states) {
            if (state.words.contains(word)) {
                return state.condition;
            }
        }
        throw token.wrong(token.value());
    }
}
