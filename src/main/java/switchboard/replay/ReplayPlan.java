package switchboard.replay;

import java.util.Set;
import switchboard.model.ConnectionId;

/**
 * What of a session is played again, and to whom. Immutable.
 *
 * @param clients the recorded clients; empty for all
 * @param side which side is played
 * @param options how
 */
public record ReplayPlan(Set<ConnectionId> clients, Side side, ReplayOptions options) {
    /** Copy the set. */
    public ReplayPlan {
        clients = Set.copyOf(clients);
    }

    /** Which side is played. */
    public sealed interface Side {
        /**
         * The clients: each of them calls a server.
         *
         * @param host its name or address
         * @param port its port
         */
        record Clients(String host, int port) implements Side {}

        /**
         * The server: it listens and answers what was answered.
         *
         * @param address an address of this machine
         * @param port 0 for any free one
         */
        record Server(String address, int port) implements Side {}
    }
}
