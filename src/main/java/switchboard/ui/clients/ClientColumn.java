package switchboard.ui.clients;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.ui.Strings;

/** The columns of the table of clients with their sort orders. One constant is a sort order only, without a column. */
enum ClientColumn {
    /** Number and name, with the address below them. */
    CLIENT(Comparator.comparing(ClientSummary::id)),
    /** Status. The client that has waited longest comes first, then connected clients, then the others. */
    STATUS(Comparator.comparing(
                    (ClientSummary client) -> client.waitingSince() == 0 ? Long.MAX_VALUE : client.waitingSince())
            .thenComparing(ClientSummary::state)
            .thenComparing(ClientSummary::id)),
    /** Messages and bytes received from the client. */
    IN(Comparator.comparingLong(ClientSummary::messagesIn)
            .thenComparingLong(ClientSummary::bytesIn)
            .thenComparing(ClientSummary::id)),
    /** Messages and bytes sent to the client. */
    OUT(Comparator.comparingLong(ClientSummary::messagesOut)
            .thenComparingLong(ClientSummary::bytesOut)
            .thenComparing(ClientSummary::id)),
    /** Address of the client. Only a sort order, because the address is shown below the name. */
    ADDRESS(Comparator.comparing((ClientSummary client) -> client.info().host()).thenComparing(ClientSummary::id));

    /** The constants that have a column, in the order of the columns. */
    static final List<ClientColumn> SHOWN = List.of(CLIENT, STATUS, IN, OUT);

    private static final int TRAFFIC = 112;
    private static final int STATUS_LEAST = 124;
    private static final int STATUS_MOST = 190;

    /** The width of the first column from which the columns for traffic are shown. */
    private static final int CLIENT_LEAST = 180;

    private final Comparator<ClientSummary> order;

    ClientColumn(Comparator<ClientSummary> order) {
        this.order = order;
    }

    /**
     * Returns the widths of the shown columns for a table of width {@code room}, all at 100 % zoom; their sum is
     * {@code room}.
     *
     * <p>The columns for traffic are hidden (width 0) unless a long name still fits beside them.
     */
    static int[] widths(int room) {
        int status = Math.min(room, Math.clamp(room * 44L / 100, STATUS_LEAST, STATUS_MOST));
        int traffic = room - status - 2 * TRAFFIC >= CLIENT_LEAST ? TRAFFIC : 0;
        return new int[] {room - status - 2 * traffic, status, traffic, traffic};
    }

    /** Returns the column's title. */
    String title() {
        return Strings.of("clients.column." + name().toLowerCase(Locale.ROOT));
    }

    /** Returns the comparator for rows; clients that have left come last in either direction. */
    Comparator<ClientSummary> order(boolean ascending) {
        return Comparator.comparing((ClientSummary client) -> client.state() == ClientState.LEFT)
                .thenComparing(ascending ? order : order.reversed());
    }
}
