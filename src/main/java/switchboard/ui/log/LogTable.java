package switchboard.ui.log;

import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;
import switchboard.event.ConnectionId;
import switchboard.record.LogRow;
import switchboard.ui.Strings;

/** The table of messages. Event dispatch thread only. */
final class LogTable extends JTable {
    private static final long serialVersionUID = 1L;

    private final transient LogTableModel rows;

    LogTable(LogTableModel rows, ZoneId zone, Function<LogRow, String> title) {
        super(rows);
        this.rows = rows;
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setFillsViewportHeight(true);
        setAutoResizeMode(AUTO_RESIZE_LAST_COLUMN);
        setShowVerticalLines(false);
        getTableHeader().setReorderingAllowed(false);
        getAccessibleContext().setAccessibleName(Strings.of("log.table"));
        for (LogColumn column : LogColumn.values()) {
            TableColumn view = getColumnModel().getColumn(column.ordinal());
            view.setHeaderValue(Strings.of(column.key()));
            view.setHeaderRenderer(this::heading);
            view.setCellRenderer(new LogCell(column, zone, title));
        }
        fitColumns();
    }

    /** A heading stands where the content of its column stands. */
    private Component heading(
            JTable table, @Nullable Object value, boolean selected, boolean focused, int row, int column) {
        Component heading = getTableHeader()
                .getDefaultRenderer()
                .getTableCellRendererComponent(table, value, selected, focused, row, column);
        if (heading instanceof JLabel label) {
            boolean trailing = LogColumn.values()[convertColumnIndexToModel(column)].isTrailing();
            label.setHorizontalAlignment(trailing ? SwingConstants.TRAILING : SwingConstants.LEADING);
        }
        return heading;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (rows != null) {
            fitColumns();
        }
    }

    /** Make each column as wide as its longest content; what is left belongs to the text. */
    private void fitColumns() {
        FontMetrics mono = getFontMetrics(LogCell.mono());
        FontMetrics plain = getFontMetrics(getFont());
        for (LogColumn column : LogColumn.values()) {
            TableColumn view = getColumnModel().getColumn(column.ordinal());
            int heading = plain.stringWidth(Strings.of(column.key()));
            int content = column.widest().map(mono::stringWidth).orElse(plain.charWidth('n') * column.letters());
            int width = Math.max(heading, content) + LogCell.margins(column);
            view.setPreferredWidth(width);
            view.setMinWidth(column == LogColumn.TEXT || column == LogColumn.CLIENT ? width / 2 : width);
        }
    }

    /** Return the rows that are on the screen as first and last; empty if there are none. */
    Optional<int[]> visibleRows(Rectangle view) {
        if (rows.getRowCount() == 0 || view.height <= 0) {
            return Optional.empty();
        }
        int first = Math.clamp(view.y / getRowHeight(), 0, rows.getRowCount() - 1);
        int last = Math.clamp((view.y + view.height) / getRowHeight(), first, rows.getRowCount() - 1);
        return Optional.of(new int[] {first, last});
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        int row = rowAtPoint(event.getPoint());
        if (row < 0) {
            return null;
        }
        return rows.row(row)
                .map(LogRow::finding)
                .filter(finding -> !finding.isEmpty())
                .orElse(null);
    }

    /** Return the client of a row if it is known. */
    Optional<ConnectionId> clientAt(int row) {
        return rows.row(row).map(LogRow::client);
    }
}
