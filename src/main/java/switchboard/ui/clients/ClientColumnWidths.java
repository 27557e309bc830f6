package switchboard.ui.clients;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Distributes the width of the table of clients to its columns. Stateless; all widths are pixels at 100 % zoom.
 *
 * <p>In a narrow table the least important columns are hidden. The client and its status stay at any width.
 */
final class ClientColumnWidths {
    /** The columns that are hidden in a narrow table, the least important first. */
    private static final List<ClientColumn> HIDDEN_FIRST = List.of(
            ClientColumn.ADDRESS, ClientColumn.OUT, ClientColumn.IN, ClientColumn.ANSWERED, ClientColumn.WAITING);

    /** The width of the client's column below which another column is hidden. */
    private static final int CLIENT_LEAST = 70;

    /** The width that the client's column keeps beside the status alone: the number of the client. */
    private static final int CLIENT_FLOOR = 44;

    /** The width of the client's column from which the status gets more. */
    private static final int CLIENT_WANTED = 150;

    private static final int STATUS_WANTED = 190;

    private ClientColumnWidths() {}

    /**
     * Returns the width of each column in the order of {@link ClientColumn}, 0 for a hidden one; their sum is
     * {@code room}.
     *
     * @param chosen the columns that the user wants to see
     * @param statusLeast the width that the status needs at least
     */
    static int[] of(int room, Collection<ClientColumn> chosen, int statusLeast) {
        Set<ClientColumn> shown = EnumSet.of(ClientColumn.CLIENT);
        shown.addAll(chosen);
        for (ClientColumn column : HIDDEN_FIRST) {
            if (CLIENT_LEAST + others(shown, statusLeast) > room) {
                shown.remove(column);
            }
        }
        int[] widths = new int[ClientColumn.values().length];
        shown.forEach(column -> widths[column.ordinal()] = fixed(column));
        boolean hasStatus = shown.contains(ClientColumn.STATUS);
        int status = hasStatus ? Math.clamp(room - CLIENT_FLOOR, 0, statusLeast) : 0;
        int client = room - status - others(shown, 0);
        int more = hasStatus ? Math.clamp(STATUS_WANTED - status, 0, Math.max(0, client - CLIENT_WANTED)) : 0;
        widths[ClientColumn.CLIENT.ordinal()] = client - more;
        widths[ClientColumn.STATUS.ordinal()] = status + more;
        return widths;
    }

    private static int others(Set<ClientColumn> shown, int statusLeast) {
        int sum = shown.contains(ClientColumn.STATUS) ? statusLeast : 0;
        for (ClientColumn column : shown) {
            sum += fixed(column);
        }
        return sum;
    }

    /** Returns the width of a column that has always the same; 0 for the others. */
    private static int fixed(ClientColumn column) {
        return switch (column) {
            case CLIENT, STATUS -> 0;
            case WAITING -> 78;
            case ANSWERED -> 84;
            case IN, OUT -> 112;
            case ADDRESS -> 160;
        };
    }
}
