package switchboard.ui.table;

import java.awt.Component;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.swing.DefaultCellEditor;
import javax.swing.JTable;
import javax.swing.JTextField;

/** A cell editor for the text of a row in the first column. Event dispatch thread only. */
final class TextCellEditor<T> extends DefaultCellEditor {
    private static final long serialVersionUID = 1L;

    /** A number of clicks that no user reaches: editing begins by {@link SortableTable#edit} only. */
    private static final int NEVER_BY_CLICK = 99;

    private final JTextField field;
    private final transient Function<T, String> before;
    private final transient BiConsumer<T, String> onTyped;
    private transient Optional<T> thing = Optional.empty();
    private transient Optional<String> text = Optional.empty();

    TextCellEditor(String name, Function<T, String> before, BiConsumer<T, String> onTyped) {
        this(new JTextField(), name, before, onTyped);
    }

    private TextCellEditor(JTextField field, String name, Function<T, String> before, BiConsumer<T, String> onTyped) {
        super(field);
        this.field = field;
        this.before = before;
        this.onTyped = onTyped;
        field.getAccessibleContext().setAccessibleName(name);
        setClickCountToStart(NEVER_BY_CLICK);
    }

    /** Sets the row to edit next and the text to begin with; empty for the row's own text. */
    void prepare(T edited, Optional<String> typedBefore) {
        thing = Optional.of(edited);
        text = typedBefore;
    }

    @Override
    public Component getTableCellEditorComponent(JTable table, Object value, boolean isSelected, int row, int column) {
        String shown = text.or(() -> thing.map(before)).orElse("");
        return super.getTableCellEditorComponent(table, shown, isSelected, row, column);
    }

    /** Hands the typed text over. */
    void typed() {
        thing.ifPresent(edited -> onTyped.accept(edited, field.getText().strip()));
    }

    JTextField field() {
        return field;
    }
}
