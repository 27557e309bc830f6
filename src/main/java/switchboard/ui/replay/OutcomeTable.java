package switchboard.ui.replay;

import com.formdev.flatlaf.util.UIScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.ListSelectionModel;
import switchboard.ui.Strings;
import switchboard.ui.table.FixedWidthTable;
import switchboard.ui.table.TextCellRenderer;

/** The table of a replay's outcomes. Event dispatch thread only. */
final class OutcomeTable extends FixedWidthTable {
    private static final long serialVersionUID = 1L;

    private final OutcomeTableModel rows;
    private final transient List<Runnable> listeners = new ArrayList<>();

    OutcomeTable(OutcomeTableModel rows) {
        super(rows, Strings.of("replay.table"), 28);
        this.rows = rows;
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        for (OutcomeColumn column : OutcomeColumn.values()) {
            getColumnModel().getColumn(column.ordinal()).setCellRenderer(new TextCellRenderer(column.look()));
        }
        getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting()) {
                listeners.forEach(Runnable::run);
            }
        });
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
    protected int[] widths(int room) {
        OutcomeColumn[] columns = OutcomeColumn.values();
        int fixed = Arrays.stream(columns)
                .mapToInt(column -> UIScale.scale(column.width()))
                .sum();
        // In a narrow table the columns of fixed width shrink, so that both texts keep half of the width.
        double scale = fixed > room / 2 ? room / 2.0 / fixed : 1;
        int rest = room - (int) (fixed * scale);
        return Arrays.stream(columns)
                .mapToInt(column -> column.width() == 0 ? rest / 2 : (int) (UIScale.scale(column.width()) * scale))
                .toArray();
    }
}
