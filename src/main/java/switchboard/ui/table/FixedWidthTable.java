package switchboard.ui.table;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.IntPredicate;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.SwingConstants;
import javax.swing.table.TableColumn;
import javax.swing.table.TableModel;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.InertText;
import switchboard.ui.look.WrappedToolTip;

/**
 * A table whose columns always fill exactly its width, so that none is scrolled out of view. Event dispatch thread
 * only.
 *
 * <p>All rows have the same height, so that painting takes no longer for a large number of rows.
 */
public abstract class FixedWidthTable extends JTable {
    private static final long serialVersionUID = 1L;

    private final int height;

    /**
     * Creates a table.
     *
     * @param name the accessible name
     * @param height the height of a row at 100 % zoom, in pixels
     */
    protected FixedWidthTable(TableModel model, String name, int height) {
        super(model);
        this.height = height;
        setAutoResizeMode(AUTO_RESIZE_OFF);
        setFillsViewportHeight(true);
        setShowVerticalLines(false);
        setRowHeight(UIScale.scale(height));
        getAccessibleContext().setAccessibleName(name);
        setTransferHandler(new CellCopy());
        // Typing does not begin to edit a cell; F2 and the mouse do.
        putClientProperty("JTable.autoStartsEdit", Boolean.FALSE);
        getTableHeader().setReorderingAllowed(false);
        getTableHeader().setResizingAllowed(false);
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        KeyBindings.focused(this, "TAB", this::transferFocus);
        KeyBindings.focused(this, "shift TAB", this::transferFocusBackward);
    }

    /**
     * Returns the widths of the columns, in pixels.
     *
     * @param room the width of the table, in pixels
     */
    protected abstract int[] widths(int room);

    @Override
    public final void doLayout() {
        int[] widths = widths(getWidth());
        for (int i = 0; i < widths.length; i++) {
            TableColumn column = getColumnModel().getColumn(i);
            column.setMinWidth(0);
            column.setPreferredWidth(widths[i]);
            column.setWidth(widths[i]);
        }
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        // Not yet within the constructor of JTable.
        if (height > 0) {
            setRowHeight(UIScale.scale(height));
            alignHeader();
        }
    }

    @Override
    public void addNotify() {
        super.addNotify();
        alignHeader();
    }

    /**
     * Aligns each header like its column; the header's renderer is asked for each time, because a change of the theme
     * replaces it.
     *
     * @param trailing tells of the index of a column whether its content is at the trailing edge
     */
    protected final void alignHeaders(IntPredicate trailing) {
        for (int i = 0; i < getColumnModel().getColumnCount(); i++) {
            boolean atEnd = trailing.test(i);
            getColumnModel().getColumn(i).setHeaderRenderer((table, value, selected, focused, row, column) -> {
                Component header = getTableHeader()
                        .getDefaultRenderer()
                        .getTableCellRendererComponent(table, value, selected, focused, row, column);
                if (header instanceof JLabel label) {
                    label.setHorizontalAlignment(atEnd ? SwingConstants.TRAILING : SwingConstants.LEADING);
                }
                return header;
            });
        }
    }

    private void alignHeader() {
        if (getTableHeader().getDefaultRenderer() instanceof JLabel label) {
            label.setHorizontalAlignment(SwingConstants.LEADING);
        }
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        int row = rowAtPoint(event.getPoint());
        int column = columnAtPoint(event.getPoint());
        return row >= 0 && column >= 0 && getValueAt(row, column) instanceof CellText words
                ? InertText.of(words.text())
                : String.valueOf(getAccessibleContext().getAccessibleName());
    }

    @Override
    public void changeSelection(int row, int column, boolean toggle, boolean extend) {
        super.changeSelection(row, ShownColumns.reached(this, column), toggle, extend);
    }

    @Override
    public final JToolTip createToolTip() {
        return new WrappedToolTip(this);
    }

    /** Sets the context menu of the selected rows. */
    public final void onMenu(PopUp popUp) {
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                show(event);
            }

            @Override
            public void mouseReleased(MouseEvent event) {
                show(event);
            }

            private void show(MouseEvent event) {
                int row = rowAtPoint(event.getPoint());
                if (event.isPopupTrigger() && row >= 0) {
                    if (!isRowSelected(row)) {
                        setRowSelectionInterval(row, row);
                    }
                    popUp.show(event.getX(), event.getY());
                }
            }
        };
        addMouseListener(mouse);
        for (String menuKey : List.of("shift F10", "CONTEXT_MENU")) {
            KeyBindings.focused(this, menuKey, () -> {
                if (getSelectedRow() >= 0) {
                    popUp.show(getRowHeight(), (getSelectedRow() + 1) * getRowHeight());
                }
            });
        }
    }

    /** Shows a context menu. */
    @FunctionalInterface
    public interface PopUp {
        /** Shows the menu at a point in the coordinates of the table. */
        void show(int x, int y);
    }
}
