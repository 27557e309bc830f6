package switchboard.ui.table;

import javax.swing.JTable;

/** Finds the columns of a table that are not hidden; a hidden one has width 0. Stateless. */
public final class ShownColumns {
    private ShownColumns() {}

    /**
     * Returns the column that the keyboard reaches when it moves to {@code column}: a hidden column is passed over, in
     * the direction in which the table's lead moves.
     */
    public static int reached(JTable table, int column) {
        int last = table.getColumnCount() - 1;
        int step = column < table.getColumnModel().getSelectionModel().getLeadSelectionIndex() ? -1 : 1;
        for (int direction : new int[] {step, -step}) {
            for (int at = column; at >= 0 && at <= last; at += direction) {
                if (table.getColumnModel().getColumn(at).getWidth() > 0) {
                    return at;
                }
            }
        }
        return column;
    }
}
