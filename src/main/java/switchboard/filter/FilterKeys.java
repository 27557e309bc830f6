package switchboard.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.text.FilterLanguageText;

/** The keys of the filter language. Other text with a colon in it is searched for as text. Stateless. */
final class FilterKeys {
    private static final List<MessageFlag> STATES = List.of(
            ProblemCondition.STATE,
            DirectionCondition.IN,
            DirectionCondition.OUT,
            MarkCondition.STATE,
            NoteCondition.STATE,
            SupersededCondition.STATE,
            ReadAgainCondition.STATE);

    /** All keys, the likeliest to be wanted first. */
    private static final List<FilterKey> ALL = List.of(
            MessageFlag.key("is", STATES, "problem", "in", "out", "marked", "noted", "superseded", "reread")
                    .begins("is:problem", "is:in", "is:out", "is:marked", "is:noted"),
            ClientCondition.CLIENT,
            ClientCondition.FROM,
            ClientCondition.TO,
            AddressCondition.KEY,
            TimeCondition.LAST,
            TimeCondition.TIME,
            SizeCondition.KEY,
            ProblemCondition.KEY,
            NoteCondition.KEY,
            NumberCondition.KEY,
            BytesCondition.KEY,
            TimeCondition.AFTER,
            TimeCondition.BEFORE,
            MessageFlag.key("has", STATES, "problem", "note", "mark"),
            MessageFlag.key("dir", STATES, "in", "out"),
            TimeCondition.SINCE,
            TimeCondition.UNTIL,
            TextCondition.KEY);

    private static final Map<String, FilterKey> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(FilterKey::name, Function.identity()));

    /** The length of the longest key in characters. */
    static final int LONGEST =
            ALL.stream().mapToInt(key -> key.name().length()).max().orElse(0);

    private FilterKeys() {}

    /** Returns the key with a name in lower case. */
    static Optional<FilterKey> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Returns all keys, the likeliest to be wanted first. */
    static List<FilterKey> all() {
        return ALL;
    }

    /** Returns the beginnings of conditions, the likeliest first. */
    static Stream<String> beginnings() {
        return ALL.stream().flatMap(key -> key.beginnings().stream());
    }

    /** Reads a condition that has one of these keys. */
    static Filter read(Token token, TimeReference reference) throws FilterSyntaxException {
        FilterKey key = find(token.key()).orElseThrow();
        if (token.value().isEmpty()) {
            throw token.misused(FilterLanguageText.WRONG_EMPTY);
        }
        if (!key.isCompared() && !token.isPlain()) {
            throw token.misused(FilterLanguageText.WRONG_SIGN);
        }
        return key.reader().read(token, reference);
    }
}
