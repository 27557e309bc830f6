package switchboard.ui.clients;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.ui.Strings;

/** The columns of the table of clients, in their order, with their sort orders. */
enum ClientColumn {
    /** Number and name. It is always shown. */
    CLIENT(Comparator.comparing(ClientSummary::id)),
    /** State or problem. Clients with a problem come first, then those that are not ready, then the others. */
    STATUS(Comparator.comparingInt(ClientStatusBadge::rank).thenComparing(ClientSummary::id)),
    /** The time for which the client has waited for a reply; the longest comes first. */
    WAITING(Comparator.comparing(
                    (ClientSummary client) -> client.waitingSince() == 0 ? Long.MAX_VALUE : client.waitingSince())
            .thenComparing(ClientSummary::state)
            .thenComparing(ClientSummary::id)),
    /** The time that the latest reply to the client took; the longest comes first. */
    ANSWERED(Comparator.comparingLong(
                    (ClientSummary client) -> -client.answeredAfter().orElse(-1))
            .thenComparing(ClientSummary::id)),
    /** Messages and bytes received from the client. */
    IN(Comparator.comparingLong(ClientSummary::messagesIn)
            .thenComparingLong(ClientSummary::bytesIn)
            .thenComparing(ClientSummary::id)),
    /** Messages and bytes sent to the client. */
    OUT(Comparator.comparingLong(ClientSummary::messagesOut)
            .thenComparingLong(ClientSummary::bytesOut)
            .thenComparing(ClientSummary::id)),
    /** Address of the client. */
    ADDRESS(Comparator.comparing((ClientSummary client) -> client.info().host()).thenComparing(ClientSummary::id));

    /** The columns that are shown beside the client until the user chooses others. */
    static final Set<ClientColumn> USUAL = Set.of(STATUS, WAITING);

    private final Comparator<ClientSummary> order;

    ClientColumn(Comparator<ClientSummary> order) {
        this.order = order;
    }

    /** Returns whether content and title are numbers at the trailing edge. */
    boolean isTrailing() {
        return this == WAITING || this == ANSWERED || this == IN || this == OUT;
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
