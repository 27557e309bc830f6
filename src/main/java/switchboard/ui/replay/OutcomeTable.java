package switchboard.ui.replay;

import com.formdev.flatlaf.util.UIScale;
import java.awt.KeyboardFocusManager;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.TableColumn;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.InertText;
import switchboard.ui.table.CellText;
import switchboard.ui.table.TextCellRenderer;

/**
 * The table of a replay's outcomes. Event dispatch thread only.
 *
 * <p>All rows have the same height, so that painting takes no longer for a large number of rows.
 */
final class OutcomeTable extends JTable {
    private static final long serialVersionUID = 1L;
    private static final int ROW = 28;

    private final OutcomeTableModel rows;
    private final transient List<Runnable> listeners = new ArrayList<>();

    OutcomeTable(OutcomeTableModel rows) {
        super(rows);
        this.rows = rows;
        setAutoResizeMode(AUTO_RESIZE_OFF);
        setFillsViewportHeight(true);
        setShowVerticalLines(false);
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        getAccessibleContext().setAccessibleName(Strings.of("replay.table"));
        putClientProperty("JTable.autoStartsEdit", Boolean.FALSE);
        getTableHeader().setReorderingAllowed(false);
        getTableHeader().setResizingAllowed(false);
        for (OutcomeColumn column : OutcomeColumn.values()) {
            getColumnModel().getColumn(column.ordinal()).setCellRenderer(new TextCellRenderer(column.look()));
        }
        getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting()) {
                listeners.forEach(Runnable::run);
            }
        });
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        KeyBindings.focused(this, "TAB", this::transferFocus);
        KeyBindings.focused(this, "shift TAB", this::transferFocusBackward);
        updateUI();
    }

    void onSelect(Runnable listener) {
        listeners.add(listener);
    }

    Optional<OutcomeRow> chosen() {
        int row = getSelectedRow();
        return row >= 0 && row < rows.getRowCount() ? Optional.of(rows.at(row)) : Optional.empty();
    }

    /** Selects a row, if it is shown, and scrolls it into view. */
    void choose(OutcomeRow row) {
        int index = rows.indexOf(row);
        if (index >= 0) {
            setRowSelectionInterval(index, index);
            scrollRectToVisible(getCellRect(index, 0, true));
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (rows != null) {
            setRowHeight(UIScale.scale(ROW));
            alignHeader();
        }
    }

    @Override
    public void addNotify() {
        super.addNotify();
        alignHeader();
    }

    private void alignHeader() {
        if (getTableHeader().getDefaultRenderer() instanceof JLabel label) {
            label.setHorizontalAlignment(SwingConstants.LEADING);
        }
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public void doLayout() {
        OutcomeColumn[] columns = OutcomeColumn.values();
        int fixed = Arrays.stream(columns)
                .mapToInt(column -> UIScale.scale(column.width()))
                .sum();
        // In a narrow table the columns of fixed width shrink, so that both texts keep half of the width.
        double squeeze = fixed > getWidth() / 2 ? getWidth() / 2.0 / fixed : 1;
        int rest = getWidth() - (int) (fixed * squeeze);
        for (OutcomeColumn column : columns) {
            TableColumn one = getColumnModel().getColumn(column.ordinal());
            int width = column.width() == 0 ? rest / 2 : (int) (UIScale.scale(column.width()) * squeeze);
            one.setMinWidth(0);
            one.setPreferredWidth(width);
            one.setWidth(width);
        }
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        int row = rowAtPoint(event.getPoint());
        int column = columnAtPoint(event.getPoint());
        return row >= 0 && column >= 0 && getValueAt(row, column) instanceof CellText words
                ? InertText.of(words.text())
                : Strings.of("replay.table");
    }
}
