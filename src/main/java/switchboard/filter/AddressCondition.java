package switchboard.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import switchboard.model.AddressRange;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;

/**
 * The condition that the client's address is one of these. Typed as {@code addr:10.0.0.0/8}, {@code
 * addr:10.0.0.1-10.0.0.20} or {@code addr:10.0.0.1,10.0.0.7}; ranges can also follow the keys of
 * {@link ClientCondition}. Immutable.
 *
 * @param spans the addresses; without any, no message matches
 */
public record AddressCondition(List<AddressSpan> spans) implements Condition {
    static final FilterKey KEY = FilterKey.plain("addr", (token, reference) -> read(token))
            .begins("addr:")
            .completedList(0, AddressCondition::offer);

    /** Creates the condition with a copy of the list. */
    public AddressCondition {
        spans = List.copyOf(spans);
    }

    private static Filter read(Token token) throws FilterSyntaxException {
        List<AddressSpan> spans = new ArrayList<>();
        for (String value : token.values()) {
            spans.add(AddressSpan.parse(Quotes.unquoted(value)).orElseThrow(() -> token.wrong(value)));
        }
        return new AddressCondition(spans);
    }

    private static void offer(Completions completions, String lead, String typed) {
        TreeSet<String> hosts = new TreeSet<>();
        for (Vocabulary.Client client : completions.vocabulary().clients()) {
            if (client.host().startsWith(typed)
                    && AddressRange.parse(client.host()).isPresent()) {
                hosts.add(client.host());
            }
        }
        for (String host : hosts) {
            completions.offer(lead + host, FilterLanguageText.COMPLETE_HOST.with(host));
        }
    }

    private String written() {
        return spans.stream().map(AddressSpan::toString).collect(Collectors.joining(","));
    }

    @Override
    public String typed(TimeReference reference) {
        return "addr:" + written();
    }

    @Override
    public CodedText described(DescriptionContext context) {
        return FilterLanguageText.of(context.role().key(), "addr")
                .with(InertQuote.quoted(written().replace(",", ", ")));
    }

    @Override
    public <X extends Exception> ResolvedFilter resolved(Annotations<X> annotations) throws X {
        Set<ConnectionId> clients = new HashSet<>();
        annotations.clients((id, name, address) -> {
            Optional<AddressRange> host = AddressRange.parse(AddressRange.hostOf(address));
            if (host.isPresent() && spans.stream().anyMatch(span -> span.contains(host.get()))) {
                clients.add(id);
            }
        });
        return new ResolvedFilter.Clients(clients);
    }
}
