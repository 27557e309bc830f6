package switchboard.ui.table;

import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.TransferHandler;
import org.jspecify.annotations.Nullable;
import switchboard.export.CsvCell;
import switchboard.wire.Escapes;

/**
 * Copies the selected rows of a table as text: a line for each row, tabs between the cells. Event dispatch thread only.
 *
 * <p>The text may come from clients and be pasted anywhere: controls are escaped, and no part of it is a formula to a
 * spreadsheet. Cells that hold neither a text nor a {@link CellText} are left out. Swing's own handler would copy every
 * value as it is, as HTML too.
 */
public final class CellCopy extends TransferHandler {
    private static final long serialVersionUID = 1L;

    @Override
    public int getSourceActions(JComponent component) {
        return COPY;
    }

    @Override
    protected @Nullable Transferable createTransferable(JComponent component) {
        String text = component instanceof JTable table ? selected(table) : "";
        return text.isEmpty() ? null : new StringSelection(text);
    }

    /** Returns the text of the selected rows, with a line end behind each row; empty if there is none. */
    static String selected(JTable table) {
        StringBuilder text = new StringBuilder();
        for (int row : table.getSelectedRows()) {
            int begin = text.length();
            for (int column = 0; column < table.getColumnCount(); column++) {
                Object value = table.getValueAt(row, column);
                if (value instanceof CellText || value instanceof String) {
                    String cell = value instanceof CellText words ? words.text() : value.toString();
                    text.append(text.length() == begin ? "" : "\t").append(CsvCell.defused(Escapes.text(cell)));
                }
            }
            text.append(text.length() == begin ? "" : "\n");
        }
        return text.toString();
    }
}
