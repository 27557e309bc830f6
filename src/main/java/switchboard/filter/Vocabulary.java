package switchboard.filter;

import java.util.List;
import switchboard.model.ConnectionId;

/**
 * What a session has that a filter can name. Immutable.
 *
 * @param clients the likeliest first
 * @param reference what times refer to
 */
public record Vocabulary(List<Client> clients, TimeReference reference) {
    /** Copy the list. */
    public Vocabulary {
        clients = List.copyOf(clients);
    }

    /**
     * A client.
     *
     * @param id its number
     * @param name what a person called it; empty for nothing
     * @param host its address, without a port
     */
    public record Client(ConnectionId id, String name, String host) {}
}
