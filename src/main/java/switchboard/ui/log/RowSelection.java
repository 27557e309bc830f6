package switchboard.ui.log;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.swing.ListSelectionModel;
import switchboard.filter.Comparison;
import switchboard.filter.Filter;
import switchboard.filter.NumberCondition;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.log.rows.FollowNewest;
import switchboard.ui.log.rows.LogRowsModel;

/**
 * Keeps the selected rows of the table and the current message consistent.
 *
 * <p>Any number of rows can be selected, to be copied, marked or exported. The row selected last is the row of the
 * current message, which the wire views show. The message stays current when a filter hides it or when the rows are
 * replaced. Event dispatch thread only.
 */
final class RowSelection {
    private final LogTable table;
    private final LogRowsModel model;
    private final LogScroller scrolling;
    private final FollowNewest follow;
    private final MessageSelection messageSelection;
    private boolean choosing;

    RowSelection(
            LogTable table,
            LogRowsModel model,
            LogScroller scrolling,
            FollowNewest follow,
            MessageSelection messageSelection) {
        this.table = table;
        this.model = model;
        this.scrolling = scrolling;
        this.follow = follow;
        this.messageSelection = messageSelection;
        table.getSelectionModel().addListSelectionListener(event -> {
            rowsSelected();
            tellPair();
        });
        messageSelection.onChange(this::messageChanged);
    }

    private void rowsSelected() {
        int lead = table.getSelectionModel().getLeadSelectionIndex();
        if (choosing || lead < 0 || lead >= model.getRowCount() || !table.isRowSelected(lead)) {
            return;
        }
        follow.rowSelected();
        if (model.isStep(lead)) {
            // The current message stays, because a step has no bytes to show.
            return;
        }
        messageSelection.choose(model.numberAt(lead));
    }

    /** Tells which messages can be compared: those of the selected rows, if there are two. */
    private void tellPair() {
        boolean two = table.getSelectionModel().getSelectedItemsCount() == 2;
        messageSelection.setPair(
                two ? LongStream.of(numbers(2)).boxed().toList() : List.of());
    }

    private void messageChanged() {
        OptionalLong number = messageSelection.number();
        scrolling.keep(number);
        int row = row();
        boolean touched = row >= 0 && table.getSelectionModel().getLeadSelectionIndex() == row;
        if (!touched || !table.isRowSelected(row)) {
            select(row);
        }
        if (row >= 0) {
            scrolling.reveal(row);
        }
    }

    /** Selects the row of the current message if no row is selected, after rows were added, removed or replaced. */
    void restore() {
        if (table.getSelectionModel().isSelectionEmpty() && row() >= 0) {
            select(row());
        }
    }

    private void select(int row) {
        choosing = true;
        try {
            if (row < 0) {
                table.clearSelection();
            } else {
                table.setRowSelectionInterval(row, row);
            }
        } finally {
            choosing = false;
        }
    }

    /** Returns the row of the current message, or -1 if it has none. */
    int row() {
        OptionalLong number = messageSelection.number();
        return number.isPresent() ? model.rowOf(number.getAsLong()) : -1;
    }

    /** Makes the message of a row the current one, or the one behind a step, if there is such a row. */
    void choose(int row) {
        if (row >= 0 && row < model.getRowCount() && model.numberAt(row) > 0) {
            chooseMessage(model.numberAt(row));
        }
    }

    /** Makes a message the current one, whether it has a row or not. */
    void chooseMessage(long number) {
        follow.rowSelected();
        if (messageSelection.number().equals(OptionalLong.of(number))) {
            messageChanged();
        } else {
            messageSelection.choose(number);
        }
    }

    /** Moves down by this many rows, or up if negative. */
    void step(int by) {
        OptionalLong number = messageSelection.number();
        if (number.isEmpty()) {
            choose(model.getRowCount() - 1);
            return;
        }
        // Where the filter hides the message, this continues from the place where its row would be.
        choose(model.rowBeside(number.getAsLong(), by));
    }

    /** Returns the number of selected messages; the current message counts if no row is selected. */
    int count() {
        int selected = model.messagesIn(table.getSelectionModel());
        return selected == 0 && messageSelection.number().isPresent() ? 1 : selected;
    }

    /** Returns the numbers of the selected messages in ascending order, at most {@code most}. */
    long[] numbers(int most) {
        ListSelectionModel selected = table.getSelectionModel();
        int messages = model.messagesIn(selected);
        if (messages == 0) {
            return messageSelection.number().stream().toArray();
        }
        long[] numbers = new long[Math.min(most, messages)];
        int count = 0;
        for (int row = selected.getMinSelectionIndex(); count < numbers.length; row++) {
            if (selected.isSelectedIndex(row) && !model.isStep(row)) {
                numbers[count++] = model.numberAt(row);
            }
        }
        return numbers;
    }

    /**
     * Returns a filter that matches exactly the selected messages, made of one condition for each range of selected
     * rows.
     *
     * @param shown the filter that the rows match
     */
    Filter filter(Filter shown) {
        ListSelectionModel selected = table.getSelectionModel();
        if (model.messagesIn(selected) == 0) {
            OptionalLong number = messageSelection.number();
            return number.isPresent() ? new NumberCondition(Comparison.EQUAL, number.getAsLong()) : Filter.NONE;
        }
        List<Filter> ranges = new ArrayList<>();
        int last = Math.min(selected.getMaxSelectionIndex(), model.getRowCount() - 1);
        int row = selected.getMinSelectionIndex();
        while (row <= last) {
            int first = row;
            while (row <= last && selected.isSelectedIndex(row)) {
                row++;
            }
            int messages = model.messagesIn(first, row - 1);
            if (messages > 0) {
                long from = model.numberAt(first);
                ranges.add(Filter.all(
                        new NumberCondition(Comparison.AT_LEAST, from),
                        new NumberCondition(
                                Comparison.AT_MOST, model.numberAt(model.rowBeside(from, messages - 1)))));
            }
            while (row <= last && !selected.isSelectedIndex(row)) {
                row++;
            }
        }
        return Filter.all(shown, Filter.any(ranges));
    }
}
