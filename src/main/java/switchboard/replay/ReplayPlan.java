package switchboard.replay;

import java.util.Set;
import switchboard.model.ConnectionId;

/**
 * The clients, the side and the options of a replay.
 *
 * <p>Immutable.
 *
 * @param clients the recorded clients; empty for all
 * @param side the side to play
 * @param options the options
 */
public record ReplayPlan(Set<ConnectionId> clients, Side side, ReplayOptions options) {
    /** Copies the set. */
    public ReplayPlan {
        clients = Set.copyOf(clients);
    }

    /** The side that a replay plays. */
    public sealed interface Side {
        /**
         * The clients; each of them connects to a server.
         *
         * @param host the server's name or address
         * @param port the server's port
         */
        record Clients(String host, int port) implements Side {}

        /**
         * The server; it listens and sends the recorded replies.
         *
         * @param address an address of this machine
         * @param port the port; 0 for any free one
         */
        record Server(String address, int port) implements Side {}
    }
}
