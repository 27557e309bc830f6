package switchboard.ui.log;

import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.TableColumn;
import org.jspecify.annotations.Nullable;
import switchboard.model.ConnectionId;
import switchboard.record.LogRow;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.log.rows.LogColumn;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.log.rows.LogStep;
import switchboard.ui.log.rows.ResponseTimes;
import switchboard.ui.look.Fonts;
import switchboard.ui.look.Icons;
import switchboard.ui.look.WrappedToolTip;
import switchboard.ui.table.CellCopy;
import switchboard.ui.table.ColumnChoice;
import switchboard.ui.table.ShownColumns;

/** The table of messages. Event dispatch thread only. */
final class LogTable extends JTable {
    private static final long serialVersionUID = 1L;

    private final transient LogRowsModel rows;
    private final transient ZoneId zone;
    private final transient ColumnChoice<LogColumn> columns;
    private final int[] dragged = new int[LogColumn.values().length];

    /**
     * Creates the table.
     *
     * @param name returns the present name of a client, or the name that a row had when it was read
     */
    LogTable(LogRowsModel rows, LogContext context, BiFunction<ConnectionId, String, String> name) {
        super(rows);
        this.rows = rows;
        zone = context.zone();
        columns = new ColumnChoice<>(context.settings(), "log.columns", LogColumn.ALWAYS, LogColumn.USUAL);
        ResponseTimes responses = new ResponseTimes(context.log(), context.edt(), this::repaintMessage);
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        setFillsViewportHeight(true);
        setAutoResizeMode(AUTO_RESIZE_OFF);
        setShowVerticalLines(false);
        getTableHeader().setReorderingAllowed(false);
        getAccessibleContext().setAccessibleName(Strings.of("log.table"));
        setTransferHandler(new CellCopy());
        for (LogColumn column : LogColumn.values()) {
            TableColumn view = getColumnModel().getColumn(column.ordinal());
            view.setHeaderValue(Strings.of(column.titleKey()));
            view.setHeaderRenderer(this::heading);
            view.setCellRenderer(new LogCellRenderer(column, zone, name, rows, responses));
        }
        columns.showOn(getTableHeader(), column -> Strings.of(column.key()), this::columnsChanged);
    }

    /** Returns a menu to choose the columns. */
    JMenu columnMenu() {
        JMenu menu = new JMenu(Strings.of("log.columns"));
        menu.setIcon(Icons.of("table-2", 16, "sb.text2"));
        columns.items(column -> Strings.of(column.key()), this::columnsChanged).forEach(menu::add);
        return menu;
    }

    private void columnsChanged() {
        fitColumns();
        repaint();
        getTableHeader().repaint();
    }

    private void repaintMessage(long number) {
        int row = rows.rowOf(number);
        if (row >= 0) {
            repaint(getCellRect(row, LogColumn.RESPONSE.ordinal(), true));
        }
    }

    /** Returns the component of a column's title, aligned like the content of the column. */
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
        if (dragged != null) {
            Arrays.fill(dragged, 0);
        }
    }

    /** Keeps the widths that the user dragged and distributes the rest to the other columns. */
    @Override
    public void doLayout() {
        TableColumn resizing =
                getTableHeader() == null ? null : getTableHeader().getResizingColumn();
        if (resizing != null) {
            dragged[resizing.getModelIndex()] = resizing.getWidth();
        }
        fitColumns();
    }

    private void fitColumns() {
        FontMetrics mono = getFontMetrics(Fonts.monospaced());
        int[] widths = LogColumn.widths(
                getWidth(),
                columns.shown(),
                mono.charWidth('0'),
                LogCellRenderer.margin(),
                LocalizedFormats.count(rows.messages().recorded()).length(),
                LogCellRenderer.iconsWidth());
        int left = getWidth();
        for (LogColumn column : LogColumn.values()) {
            int wanted = widths[column.ordinal()];
            int own = dragged[column.ordinal()];
            int width = column == LogColumn.TEXT ? Math.max(0, left) : wanted > 0 && own > 0 ? own : wanted;
            left -= width;
            TableColumn view = getColumnModel().getColumn(column.ordinal());
            view.setMinWidth(0);
            if (view.getWidth() != width) {
                view.setPreferredWidth(width);
                view.setWidth(width);
            }
        }
    }

    @Override
    public void changeSelection(int row, int column, boolean toggle, boolean extend) {
        super.changeSelection(row, ShownColumns.reached(this, column), toggle, extend);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    /** Returns the first and the last visible row; empty if there are no rows. */
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
                .map(shown -> LogRowFormatter.tip(shown, zone))
                .filter(words -> !words.isEmpty())
                .orElse(null);
    }

    @Override
    public JToolTip createToolTip() {
        return new WrappedToolTip(this);
    }

    /** Returns the client of a row if the row is loaded. */
    Optional<ConnectionId> clientAt(int row) {
        return rows.step(row).map(LogStep::client).or(() -> rows.row(row).map(LogRow::client));
    }
}
