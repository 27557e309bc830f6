package switchboard.filter;

import java.util.List;
import switchboard.model.ConnectionId;

/**
 * The names in a session that a filter can use, for completions. Immutable.
 *
 * @param clients the clients, the likeliest to be wanted first
 * @param reference the reference of times
 */
public record Vocabulary(List<Client> clients, TimeReference reference) {
    /** Creates the vocabulary with a copy of the list. */
    public Vocabulary {
        clients = List.copyOf(clients);
    }

    /**
     * A client.
     *
     * @param id its number
     * @param name the name that a person gave to it; empty if there is none
     * @param host its address without the port
     */
    public record Client(ConnectionId id, String name, String host) {}
}
