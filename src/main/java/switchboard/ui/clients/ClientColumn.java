package switchboard.ui.clients;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.ui.Strings;

/** The columns of the clients, each with its order; and one more order, that of what stands in another's cell. */
enum ClientColumn {
    /** Number and name, and below them where it calls from. */
    CLIENT(Comparator.comparing(ClientSummary::id)),
    /** How it stands: who waits longest first, then who is there, then the others. */
    STATUS(Comparator.comparing(
                    (ClientSummary client) -> client.waitingSince() == 0 ? Long.MAX_VALUE : client.waitingSince())
            .thenComparing(ClientSummary::state)
            .thenComparing(ClientSummary::id)),
    /** Messages and bytes that came from it. */
    IN(Comparator.comparingLong(ClientSummary::messagesIn)
            .thenComparingLong(ClientSummary::bytesIn)
            .thenComparing(ClientSummary::id)),
    /** Messages and bytes that went to it. */
    OUT(Comparator.comparingLong(ClientSummary::messagesOut)
            .thenComparingLong(ClientSummary::bytesOut)
            .thenComparing(ClientSummary::id)),
    /** Where it calls from: an order only, the address stands below the name. */
    ADDRESS(Comparator.comparing((ClientSummary client) -> client.info().host()).thenComparing(ClientSummary::id));

    /** Those that the table has, in their order. */
    static final List<ClientColumn> SHOWN = List.of(CLIENT, STATUS, IN, OUT);

    private static final int TRAFFIC = 112;
    private static final int STANDING_LEAST = 124;
    private static final int STANDING_MOST = 190;
    private static final int CLIENT_LEAST = 180;

    private final Comparator<ClientSummary> order;

    ClientColumn(Comparator<ClientSummary> order) {
        this.order = order;
    }

    /**
     * Returns how wide the columns that are shown are in {@code room}, all at 100 %; they fill it exactly.
     *
     * <p>Traffic has columns of its own only where a long name has room beside them.
     */
    static int[] widths(int room) {
        int standing = Math.min(room, Math.clamp(room * 44L / 100, STANDING_LEAST, STANDING_MOST));
        int traffic = room - standing - 2 * TRAFFIC >= CLIENT_LEAST ? TRAFFIC : 0;
        return new int[] {room - standing - 2 * traffic, standing, traffic, traffic};
    }

    /** Returns its words. */
    String title() {
        return Strings.of("clients.column." + name().toLowerCase(Locale.ROOT));
    }

    /** Returns the order of rows; whoever left comes after everybody else either way. */
    Comparator<ClientSummary> order(boolean ascending) {
        return Comparator.comparing((ClientSummary client) -> client.state() == ClientState.LEFT)
                .thenComparing(ascending ? order : order.reversed());
    }
}
