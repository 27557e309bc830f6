package switchboard.ui.clients;

import java.util.Comparator;
import java.util.Locale;
import switchboard.event.ClientState;
import switchboard.event.ClientSummary;
import switchboard.ui.Strings;

/** The columns of the clients, each with its order. */
enum ClientColumn {
    /** Number and name. */
    CLIENT(110, Comparator.comparing(ClientSummary::id)),
    /** How it stands: who waits longest first, then who is there, then the others. */
    STATUS(
            126,
            Comparator.comparing((ClientSummary client) ->
                            client.waitingSince() == 0 ? Long.MAX_VALUE : client.waitingSince())
                    .thenComparing(ClientSummary::state)
                    .thenComparing(ClientSummary::id)),
    /** Messages and bytes that came from it. */
    IN(
            104,
            Comparator.comparingLong(ClientSummary::messagesIn)
                    .thenComparingLong(ClientSummary::bytesIn)
                    .thenComparing(ClientSummary::id)),
    /** Messages and bytes that went to it. */
    OUT(
            104,
            Comparator.comparingLong(ClientSummary::messagesOut)
                    .thenComparingLong(ClientSummary::bytesOut)
                    .thenComparing(ClientSummary::id)),
    /** Where it calls from. */
    ADDRESS(
            170,
            Comparator.comparing((ClientSummary client) -> client.info().host()).thenComparing(ClientSummary::id));

    private final int width;
    private final Comparator<ClientSummary> order;

    ClientColumn(int width, Comparator<ClientSummary> order) {
        this.width = width;
        this.order = order;
    }

    /** Return its width at 100 %. */
    int width() {
        return width;
    }

    /** Return its words. */
    String title() {
        return Strings.of("clients.column." + name().toLowerCase(Locale.ROOT));
    }

    /** Return the order of rows; whoever left comes after everybody else either way. */
    Comparator<ClientSummary> order(boolean ascending) {
        return Comparator.comparing((ClientSummary client) -> client.state() == ClientState.LEFT)
                .thenComparing(ascending ? order : order.reversed());
    }
}
