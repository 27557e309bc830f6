package switchboard.ui.replay;

import java.util.ArrayList;
import java.util.List;
import javax.swing.table.AbstractTableModel;

/**
 * The table model of a replay's outcomes, in the order of their arrival: all, or only those that differ. Event dispatch
 * thread only.
 */
final class OutcomeTableModel extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    private final transient List<OutcomeRow> all = new ArrayList<>();
    private final transient List<OutcomeRow> bad = new ArrayList<>();
    private boolean onlyBad;

    void clear() {
        all.clear();
        bad.clear();
        fireTableDataChanged();
    }

    void add(List<OutcomeRow> rows) {
        int before = getRowCount();
        all.addAll(rows);
        rows.stream().filter(row -> !row.outcome().result().isGood()).forEach(bad::add);
        if (getRowCount() > before) {
            fireTableRowsInserted(before, getRowCount() - 1);
        }
    }

    void showOnlyBad(boolean only) {
        if (only != onlyBad) {
            onlyBad = only;
            fireTableDataChanged();
        }
    }

    private List<OutcomeRow> shown() {
        return onlyBad ? bad : all;
    }

    OutcomeRow at(int row) {
        return shown().get(row);
    }

    int indexOf(OutcomeRow row) {
        return shown().indexOf(row);
    }

    @Override
    public int getRowCount() {
        return shown().size();
    }

    @Override
    public int getColumnCount() {
        return OutcomeColumn.values().length;
    }

    @Override
    public String getColumnName(int column) {
        return OutcomeColumn.values()[column].title();
    }

    @Override
    public Object getValueAt(int row, int column) {
        return OutcomeColumn.values()[column].words(at(row));
    }
}
