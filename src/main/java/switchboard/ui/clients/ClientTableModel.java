package switchboard.ui.clients;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.table.AbstractTableModel;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;

/**
 * The table model of the clients. It sorts and filters the rows itself, in one pass for each change.
 *
 * <p>Fires the narrowest event that is correct: rows updated in place, rows added at the end, or all data changed.
 * Event dispatch thread only.
 */
final class ClientTableModel extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    private transient List<ClientSummary> rows = List.of();
    private transient Map<ConnectionId, Integer> places = Map.of();
    private ClientColumn column = ClientColumn.CLIENT;
    private boolean ascending = true;
    private boolean showsLeft = true;

    /**
     * Replaces the rows by these clients.
     *
     * @param selected clients that stay in view also after leaving
     */
    void show(Collection<ClientSummary> clients, Set<ConnectionId> selected) {
        List<ClientSummary> now = new ArrayList<>(clients.size());
        for (ClientSummary client : clients) {
            if (showsLeft || client.state() != ClientState.LEFT || selected.contains(client.id())) {
                now.add(client);
            }
        }
        now.sort(column.order(ascending));
        replace(now);
    }

    /** Updates the rows of changed clients without moving, adding or removing any row. */
    void refresh(List<ClientSummary> changed) {
        List<ClientSummary> now = new ArrayList<>(rows);
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (ClientSummary client : changed) {
            Integer place = places.get(client.id());
            if (place != null) {
                now.set(place, client);
                first = Math.min(first, place);
                last = Math.max(last, place);
            }
        }
        rows = now;
        if (last >= 0) {
            // One range instead of thousands of single rows: the table repaints only the visible part of it.
            fireTableRowsUpdated(first, last);
        }
    }

    /** Returns whether all of these clients have a row and none of them has left since. */
    boolean hasAll(List<ClientSummary> changed) {
        return changed.stream().allMatch(client -> places.containsKey(client.id()) && !leaves(client));
    }

    /** Returns whether updating these clients changes neither the set of rows nor their order. */
    boolean staysInOrder(List<ClientSummary> changed) {
        return column == ClientColumn.CLIENT && hasAll(changed);
    }

    /** Returns whether a client has left since its row was built; its row then moves to the end or out of view. */
    private boolean leaves(ClientSummary client) {
        return client.state() == ClientState.LEFT && at(rowOf(client.id())).state() != ClientState.LEFT;
    }

    private void replace(List<ClientSummary> now) {
        List<ClientSummary> before = rows;
        int kept = before.size();
        boolean samePlaces = now.size() >= kept;
        for (int i = 0; samePlaces && i < kept; i++) {
            samePlaces = now.get(i).id().equals(before.get(i).id());
        }
        rows = now;
        if (!samePlaces || now.size() > kept) {
            places = placesOf(now);
        }
        if (!samePlaces) {
            fireTableDataChanged();
            return;
        }
        if (now.size() > kept) {
            fireTableRowsInserted(kept, now.size() - 1);
        }
        fireChanges(before, now, kept);
    }

    private void fireChanges(List<ClientSummary> before, List<ClientSummary> now, int count) {
        int from = -1;
        for (int i = 0; i <= count; i++) {
            // Compares references: an unchanged row is the same object, and comparing ten thousand clients by value
            // takes too long.
            boolean changed = i < count && now.get(i) != before.get(i);
            if (changed && from < 0) {
                from = i;
            } else if (!changed && from >= 0) {
                fireTableRowsUpdated(from, i - 1);
                from = -1;
            }
        }
    }

    private static Map<ConnectionId, Integer> placesOf(List<ClientSummary> rows) {
        Map<ConnectionId, Integer> places = new HashMap<>(rows.size() * 2);
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).id(), i);
        }
        return places;
    }

    /** Sets the sort order; takes effect with the next {@link #show}. */
    void sortBy(ClientColumn by, boolean upwards) {
        column = by;
        ascending = upwards;
    }

    /** Returns the column by which rows are sorted. */
    ClientColumn sortedBy() {
        return column;
    }

    /** Returns whether the sort order is ascending. */
    boolean isAscending() {
        return ascending;
    }

    /** Sets whether clients that have left are shown; takes effect with the next {@link #show}. */
    void setShowsLeft(boolean shows) {
        showsLeft = shows;
    }

    /** Returns the client of a row. */
    ClientSummary at(int row) {
        return rows.get(row);
    }

    /** Returns the row of a client, or -1 if it has none. */
    int rowOf(ConnectionId id) {
        return Optional.ofNullable(places.get(id)).orElse(-1);
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return ClientColumn.values().length;
    }

    @Override
    public String getColumnName(int index) {
        return ClientColumn.values()[index].title();
    }

    @Override
    public Class<?> getColumnClass(int index) {
        return ClientSummary.class;
    }

    @Override
    public boolean isCellEditable(int row, int index) {
        return ClientColumn.values()[index] == ClientColumn.CLIENT
                && rows.get(row).canBeAnswered();
    }

    @Override
    public Object getValueAt(int row, int index) {
        return rows.get(row);
    }
}
