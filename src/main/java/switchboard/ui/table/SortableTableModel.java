package switchboard.ui.table;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.swing.table.AbstractTableModel;

/** The model of a sortable table: rows in the order that the user chose. Event dispatch thread only. */
final class SortableTableModel<T> extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    private final transient List<Column<T>> columns;
    private transient List<T> things = List.of();
    private int sorted;
    private boolean ascending;

    SortableTableModel(List<Column<T>> columns, int sorted, boolean ascending) {
        this.columns = List.copyOf(columns);
        this.sorted = sorted;
        this.ascending = ascending;
    }

    void show(List<T> shown) {
        things = inOrder(shown);
        fireTableDataChanged();
    }

    void sortBy(int column) {
        ascending = column != sorted || !ascending;
        sorted = column;
        show(things);
    }

    private List<T> inOrder(List<T> shown) {
        Comparator<T> order = columns.get(sorted).order();
        return shown.stream().sorted(ascending ? order : order.reversed()).toList();
    }

    T at(int row) {
        return things.get(row);
    }

    /** Returns the row with a key, or -1 if there is none. */
    int rowOf(Function<T, Object> keys, Object key) {
        for (int row = 0; row < things.size(); row++) {
            if (keys.apply(things.get(row)).equals(key)) {
                return row;
            }
        }
        return -1;
    }

    String title(int column) {
        String arrow = column == sorted ? ascending ? " ↑" : " ↓" : "";
        return columns.get(column).title() + arrow;
    }

    List<Column<T>> columns() {
        return columns;
    }

    @Override
    public int getRowCount() {
        return things.size();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnName(int column) {
        return columns.get(column).title();
    }

    @Override
    public Object getValueAt(int row, int column) {
        return columns.get(column).words().apply(things.get(row));
    }
}
