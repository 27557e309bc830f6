package switchboard.ui.table;

import com.formdev.flatlaf.util.UIScale;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import javax.swing.event.ChangeEvent;

/**
 * A table that is sorted by a click on a header; selected rows stay selected when they move.
 *
 * <p>Event dispatch thread only.
 */
public final class SortableTable<T> extends FixedWidthTable {
    private static final long serialVersionUID = 1L;

    /** The least width at 100 % zoom of the column that takes the rest. */
    private static final int LEAST_GROWING = 140;

    private final SortableTableModel<T> rows;
    private final transient Function<T, Object> key;
    private final transient List<Runnable> listeners = new ArrayList<>();
    private transient Optional<TextCellEditor<T>> editor = Optional.empty();
    private transient Optional<List<T>> arrived = Optional.empty();
    private boolean programmatic;

    /**
     * Creates an empty table.
     *
     * @param name the accessible name
     * @param key returns the key that identifies a row, also after it has changed
     * @param sorted the index of the column by which the table is sorted at first
     */
    public SortableTable(String name, List<Column<T>> columns, Function<T, Object> key, int sorted, boolean ascending) {
        this(name, new SortableTableModel<>(columns, sorted, ascending), key);
    }

    private SortableTable(String name, SortableTableModel<T> rows, Function<T, Object> key) {
        super(rows, name, 32);
        this.rows = rows;
        this.key = key;
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        for (int i = 0; i < rows.getColumnCount(); i++) {
            getColumnModel()
                    .getColumn(i)
                    .setCellRenderer(new TextCellRenderer(rows.columns().get(i).look()));
        }
        getTableHeader().addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                int column = columnAtPoint(event.getPoint());
                if (SwingUtilities.isLeftMouseButton(event) && column >= 0) {
                    sortBy(column);
                }
            }
        });
        getSelectionModel().addListSelectionListener(event -> {
            if (!programmatic && !event.getValueIsAdjusting()) {
                listeners.forEach(Runnable::run);
            }
        });
        alignHeaders(index -> rows.columns().get(index).look() == Column.TextStyle.NUMBER);
        showOrder();
    }

    /** Adds a listener that is called after each change of the selection by the user. */
    public void onSelect(Runnable listener) {
        listeners.add(listener);
    }

    /** Sets the action of a double click on a row, which also selects it. */
    public void onOpen(Runnable opening) {
        addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2
                        && SwingUtilities.isLeftMouseButton(event)
                        && rowAtPoint(event.getPoint()) >= 0) {
                    opening.run();
                }
            }
        });
    }

    /**
     * Makes the text of the first column editable.
     *
     * @param name the accessible name of the text field
     * @param before returns the text to begin with
     * @param onTyped gets the row and the typed text
     */
    public void onEdit(String name, Function<T, String> before, BiConsumer<T, String> onTyped) {
        TextCellEditor<T> made = new TextCellEditor<>(name, before, onTyped);
        editor = Optional.of(made);
        getColumnModel().getColumn(0).setCellEditor(made);
    }

    /**
     * Begins to edit a row.
     *
     * @param typedBefore the text to begin with instead of the row's own
     */
    public void edit(T thing, Optional<String> typedBefore) {
        int row = rows.rowOf(key, key.apply(thing));
        if (row < 0 || editor.isEmpty()) {
            return;
        }
        editor.get().prepare(thing, typedBefore);
        setRowSelectionInterval(row, row);
        scrollRectToVisible(getCellRect(row, 0, true));
        if (editCellAt(row, 0)) {
            editor.get().field().selectAll();
            editor.get().field().requestFocusInWindow();
        }
    }

    @Override
    public boolean isCellEditable(int row, int column) {
        return column == 0 && editor.isPresent();
    }

    @Override
    public void editingStopped(ChangeEvent event) {
        endEditing();
        editor.ifPresent(TextCellEditor::typed);
    }

    @Override
    public void editingCanceled(ChangeEvent event) {
        endEditing();
    }

    private void endEditing() {
        removeEditor();
        requestFocusInWindow();
        arrived.ifPresent(this::show);
    }

    /** Replaces the rows; rows that were selected and are still there stay selected. */
    public void show(List<T> things) {
        if (isEditing()) {
            // Rows do not move while a text is being edited; they are replaced afterwards.
            arrived = Optional.of(things);
            return;
        }
        arrived = Optional.empty();
        Set<Object> keys = selected().stream().map(key).collect(Collectors.toSet());
        programmatic = true;
        try {
            rows.show(things);
            select(keys);
        } finally {
            programmatic = false;
        }
        if (selected().size() != keys.size()) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Selects exactly the rows with these keys without calling the listeners. */
    public void mark(Set<?> keys) {
        if (selected().stream().map(key).collect(Collectors.toSet()).equals(keys)) {
            return;
        }
        programmatic = true;
        try {
            clearSelection();
            select(keys);
        } finally {
            programmatic = false;
        }
    }

    /** Selects the first row if none is selected. */
    public void selectFirst() {
        if (getSelectedRow() < 0 && getRowCount() > 0) {
            setRowSelectionInterval(0, 0);
        }
    }

    private void select(Set<?> keys) {
        for (int row = 0; row < rows.getRowCount() && !keys.isEmpty(); row++) {
            if (keys.contains(key.apply(rows.at(row)))) {
                addRowSelectionInterval(row, row);
            }
        }
    }

    /** Returns the selected rows in their order. */
    public List<T> selected() {
        List<T> chosen = new ArrayList<>();
        for (int row : getSelectedRows()) {
            if (row < rows.getRowCount()) {
                chosen.add(rows.at(row));
            }
        }
        return List.copyOf(chosen);
    }

    /** Returns the selected row; empty if there is not exactly one. */
    public Optional<T> chosen() {
        List<T> all = selected();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private void sortBy(int column) {
        Set<Object> keys = selected().stream().map(key).collect(Collectors.toSet());
        programmatic = true;
        try {
            rows.sortBy(column);
            select(keys);
        } finally {
            programmatic = false;
        }
        showOrder();
    }

    private void showOrder() {
        for (int i = 0; i < rows.getColumnCount(); i++) {
            getColumnModel().getColumn(i).setHeaderValue(rows.title(i));
        }
        getTableHeader().repaint();
    }

    /**
     * Distributes the width to the columns. In a narrow table columns of numbers are hidden first, then the last ones;
     * the first column always stays.
     */
    @Override
    protected int[] widths(int room) {
        List<Column<T>> shown = new ArrayList<>(rows.columns());
        while (shown.size() > 1 && fixed(shown) > room - UIScale.scale(LEAST_GROWING)) {
            shown.remove(shown.stream()
                    .filter(one -> one.look() == Column.TextStyle.NUMBER && one.width() > 0)
                    .findFirst()
                    .orElseGet(shown::getLast));
        }
        int growing = room - fixed(shown);
        return rows.columns().stream()
                .mapToInt(one -> !shown.contains(one) ? 0 : one.width() == 0 ? growing : UIScale.scale(one.width()))
                .toArray();
    }

    private int fixed(List<Column<T>> columns) {
        return columns.stream().mapToInt(one -> UIScale.scale(one.width())).sum();
    }
}
