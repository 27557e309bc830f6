package switchboard.ui.removal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.Strings;

/**
 * The effect that a block of clients would have on those who are connected. Immutable.
 *
 * @param ranges the addresses to block, as people write them; of an IPv6 address its /64
 * @param chosen the connected clients to block, in the order of their numbers
 * @param others the connected clients that share an address with them, and would be disconnected too
 */
record BlockEffect(List<String> ranges, List<ClientSummary> chosen, List<ClientSummary> others) {
    /** Copies the lists. */
    BlockEffect {
        ranges = List.copyOf(ranges);
        chosen = List.copyOf(chosen);
        others = List.copyOf(others);
    }

    /**
     * Returns the effect of a block.
     *
     * @param hosts the addresses of the clients to block, by client; some may have left
     * @param clients all clients that are known
     * @param access the present rules
     */
    static BlockEffect of(Map<ConnectionId, String> hosts, Collection<ClientSummary> clients, AccessRules access) {
        AccessRules after = access.denying(hosts.values());
        List<ClientSummary> connected =
                clients.stream().filter(ClientSummary::canBeAnswered).toList();
        return new BlockEffect(
                hosts.values().stream()
                        .flatMap(host -> AddressRange.parse(host).stream())
                        .map(address -> address.counted().toString())
                        .distinct()
                        .toList(),
                connected.stream()
                        .filter(client -> hosts.containsKey(client.id()))
                        .toList(),
                connected.stream()
                        .filter(client -> !hosts.containsKey(client.id()))
                        // A client that is connected now is refused afterwards by one of the new rules only.
                        .filter(client -> !after.admits(client.info().host(), true))
                        .toList());
    }

    /** Returns the number of clients that would be disconnected. */
    int disconnected() {
        return chosen.size() + others.size();
    }

    /** Returns the sentence that says what will happen, with the numbers. */
    String sentence() {
        Optional<String> only = ranges.size() == 1 ? Optional.of(ranges.getFirst()) : Optional.empty();
        if (only.isPresent() && chosen.size() == 1) {
            String title = chosen.getFirst().title();
            return others.isEmpty()
                    ? Strings.of("removal.block.one", title, only.get())
                    : Strings.of("removal.block.shared", title, others.size(), only.get());
        }
        String whom = only.orElseGet(() -> Strings.of("removal.block.addresses", ranges.size()));
        return others.isEmpty()
                ? Strings.of("removal.block.many", disconnected(), whom)
                : Strings.of("removal.block.many.shared", disconnected(), whom, others.size());
    }
}
