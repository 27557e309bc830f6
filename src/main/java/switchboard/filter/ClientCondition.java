package switchboard.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;
import switchboard.wire.Direction;

/**
 * The condition that a message came from, or went to, one of these clients. Typed as {@code client:3,7}, {@code
 * from:3}, {@code to:3} or {@code #3}. Immutable.
 *
 * @param ids the clients; with an empty set, no message matches
 */
public record ClientCondition(Set<ConnectionId> ids) implements Condition {
    static final FilterKey CLIENT = FilterKey.plain("client", (token, reference) -> read(token))
            .begins("client:")
            .completedList(1, ClientCondition::offer);
    static final FilterKey FROM = FilterKey.plain(
                    "from", (token, reference) -> Filter.all(new DirectionCondition(Direction.IN), read(token)))
            .begins("from:")
            .completedList(0, ClientCondition::offer);
    static final FilterKey TO = FilterKey.plain(
                    "to", (token, reference) -> Filter.all(new DirectionCondition(Direction.OUT), read(token)))
            .begins("to:")
            .completedList(0, ClientCondition::offer);

    /** The clients that a description names; it only counts the others. */
    private static final int NAMED = 3;

    /** Creates the condition with a copy of the set. */
    public ClientCondition {
        ids = Set.copyOf(ids);
    }

    /** Reads client numbers and {@linkplain ClientNameCondition names}, separated by commas. */
    private static Filter read(Token token) throws FilterSyntaxException {
        Set<ConnectionId> ids = new TreeSet<>();
        List<Filter> alternatives = new ArrayList<>();
        for (String value : token.values()) {
            OptionalLong number = NumberCondition.number(bare(value));
            if (number.isPresent()) {
                ids.add(new ConnectionId(number.getAsLong()));
            } else if (isRange(value)) {
                alternatives.add(
                        new AddressCondition(List.of(AddressSpan.parse(value).orElseThrow())));
            } else if (!value.isEmpty()) {
                alternatives.add(new ClientNameCondition(Quotes.unquoted(value)));
            }
        }
        if (!ids.isEmpty()) {
            alternatives.addFirst(new ClientCondition(ids));
        }
        if (alternatives.isEmpty() || alternatives.size() > FilterLanguage.MOST_CONDITIONS) {
            throw token.wrong(token.value());
        }
        return Filter.any(alternatives);
    }

    /** Returns whether a value can only be a range of addresses. */
    private static boolean isRange(String value) {
        return AddressSpan.parse(value)
                .filter(span -> !span.first().isSingle() || !span.first().equals(span.last()))
                .isPresent();
    }

    /** Returns a client's number without the number sign that the window shows before it. */
    private static String bare(String value) {
        return value.startsWith("#") ? value.substring(1) : value;
    }

    private static void offer(Completions completions, String lead, String typed) {
        String prefix = Quotes.unquoted(bare(typed)).toLowerCase(Locale.ROOT);
        TreeSet<String> hosts = new TreeSet<>();
        for (Vocabulary.Client client : completions.vocabulary().clients()) {
            String number = Long.toString(client.id().number());
            String name = client.name().toLowerCase(Locale.ROOT);
            boolean begins = number.startsWith(prefix) || (!name.isEmpty() && name.startsWith(prefix));
            if (begins || name.contains(prefix) || client.host().startsWith(prefix)) {
                String title = client.name().isEmpty() ? client.id().toString() : client.id() + " " + client.name();
                completions.offer(begins, lead + number, FilterLanguageText.COMPLETE_TITLED.with(title, client.host()));
            }
            if (!name.isEmpty() && name.contains(prefix)) {
                CodedText called = FilterLanguageText.COMPLETE_CALLED.with(InertQuote.quoted(client.name()));
                completions.offer(false, lead + TextCondition.word(client.name()), called);
            }
            if (client.host().startsWith(prefix)) {
                hosts.add(client.host());
            }
        }
        for (String host : hosts) {
            completions.offer(false, lead + TextCondition.word(host), FilterLanguageText.COMPLETE_HOST.with(host));
        }
    }

    @Override
    public Filter simplified() {
        return ids.isEmpty() ? NONE : this;
    }

    @Override
    public String typed(TimeReference reference) {
        return ids.stream()
                .sorted()
                .map(id -> Long.toString(id.number()))
                .collect(Collectors.joining(",", "client:", ""));
    }

    @Override
    public CodedText described(DescriptionContext context) {
        String named = ids.stream().sorted().limit(NAMED).map(context.titles()).collect(Collectors.joining(", "));
        int more = ids.size() - NAMED;
        String role = context.role().key();
        return more > 0
                ? FilterLanguageText.of(role, "more").with(named, more)
                : FilterLanguageText.find(role).orElseThrow().with(named);
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) {
        return new ResolvedFilter.Clients(ids);
    }
}
