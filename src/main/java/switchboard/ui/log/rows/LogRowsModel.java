package switchboard.ui.log.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import javax.swing.ListSelectionModel;
import javax.swing.event.TableModelEvent;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import switchboard.filter.Filter;
import switchboard.model.ConnectionId;
import switchboard.record.LogRow;

/**
 * The rows of the log table: messages, and between them the steps of the clients. Event dispatch thread only.
 *
 * <p>{@link LogTableModel} knows the messages alone. A step never counts as a message: it matches no search, is not
 * exported and is never the current message. A cell's value is a {@link LogRow}, a {@link LogStep}, or {@code null}
 * while a message is being loaded.
 */
public final class LogRowsModel extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    /** The largest number of steps that are shown; beyond that the oldest are left out. */
    private static final int MOST_STEPS = 100_000;

    private final LogTableModel messages;
    private final transient List<LogTableModel.Listener> listeners = new ArrayList<>();

    /** All steps by their place. */
    private final transient NavigableMap<Long, LogStep> known = new TreeMap<>();

    /** The steps that have a row, in their order. */
    private transient List<LogStep> shown = new ArrayList<>();

    /** The steps that get a row once the messages before them have one, by their place. */
    private final transient NavigableMap<Long, LogStep> pending = new TreeMap<>();

    private transient StepPositions positions = StepPositions.NONE;

    /** The clients whose steps are shown, empty for all clients; no value if no steps are shown. */
    private transient Optional<Set<ConnectionId>> stepsOf = Optional.empty();

    /** The number of rows of messages after the last event. */
    private int messageCount;

    /** The number of steps that were dropped since listeners were last told. */
    private int dropped;

    /** Creates the model of the messages and no steps. */
    public LogRowsModel(LogTableModel messages) {
        this.messages = messages;
        messages.addTableModelListener(this::messagesChanged);
        messages.addListener(new Forwarding());
    }

    /** Adds a listener; its counts include the rows of steps. */
    public void addListener(LogTableModel.Listener listener) {
        listeners.add(listener);
    }

    /** Returns the model of the messages alone. */
    public LogTableModel messages() {
        return messages;
    }

    /**
     * Shows the messages that match a filter, and steps.
     *
     * @param clients the clients whose steps are shown, empty for all clients; no value for no steps
     */
    public void show(Filter filter, Optional<Set<ConnectionId>> clients) {
        stepsOf = clients;
        messages.show(filter);
    }

    /** Shows the steps of other clients, or none. Parameter as for {@link #show}. */
    public void showSteps(Optional<Set<ConnectionId>> clients) {
        if (!clients.equals(stepsOf)) {
            stepsOf = clients;
            replaceSteps();
        }
    }

    /** Adds steps; those that are known already are replaced. */
    public void addSteps(List<LogStep> steps) {
        boolean inOrder = true;
        for (LogStep step : steps) {
            long place = step.step().place();
            inOrder &= known.isEmpty() || place > known.lastKey();
            known.put(place, step);
            if (isShown(step)) {
                pending.put(place, step);
            }
        }
        while (known.size() > MOST_STEPS) {
            known.pollFirstEntry();
        }
        if (inOrder && shown.size() < 2 * MOST_STEPS) {
            admit();
        } else if (!steps.isEmpty()) {
            replaceSteps();
        }
    }

    /** Forgets all steps, which belong to the session before. */
    public void forgetSteps() {
        known.clear();
        replaceSteps();
    }

    private boolean isShown(LogStep step) {
        return stepsOf.isPresent()
                && (stepsOf.get().isEmpty() || stepsOf.get().contains(step.client()));
    }

    private void replaceSteps() {
        listeners.forEach(LogTableModel.Listener::replacing);
        rebuild();
        fireTableDataChanged();
        listeners.forEach(LogTableModel.Listener::replaced);
    }

    /** Computes anew which steps have a row. */
    private void rebuild() {
        shown = new ArrayList<>();
        pending.clear();
        messageCount = messages.getRowCount();
        long first = messageCount > 0 && messages.isShortened() ? messages.numberAt(0) : 0;
        for (Map.Entry<Long, LogStep> one : known.entrySet()) {
            LogStep step = one.getValue();
            if (isShown(step) && step.step().after() + 1 >= first) {
                if (pending.isEmpty() && step.step().after() <= messages.shownUpTo()) {
                    shown.add(step);
                } else {
                    pending.put(one.getKey(), step);
                }
            }
        }
        positions = StepPositions.of(shown, messages::rowFrom);
    }

    /** Adds rows for the pending steps behind whose messages there are rows now. */
    private void admit() {
        List<LogStep> ready = new ArrayList<>();
        while (!pending.isEmpty()
                && pending.firstEntry().getValue().step().after() <= messages.shownUpTo()) {
            ready.add(pending.pollFirstEntry().getValue());
        }
        if (ready.isEmpty()) {
            return;
        }
        boolean atEnd = messages.rowFrom(ready.getFirst().step().after() + 1) == messageCount;
        int before = getRowCount();
        shown.addAll(ready);
        if (atEnd) {
            positions = positions.plus(ready.size(), messageCount);
            fireTableRowsInserted(before, before + ready.size() - 1);
        } else {
            int from = positions.count();
            positions = StepPositions.of(shown, messages::rowFrom);
            for (int step = from; step < positions.count(); step++) {
                fireTableRowsInserted(positions.rowOfStep(step), positions.rowOfStep(step));
            }
        }
        listeners.forEach(listener -> listener.added(ready.size()));
    }

    private void messagesChanged(TableModelEvent event) {
        int first = event.getFirstRow();
        int last = event.getLastRow();
        if (stepsOf.isEmpty() && positions.count() == 0) {
            messageCount = messages.getRowCount();
            fireTableChanged(new TableModelEvent(this, first, last, event.getColumn(), event.getType()));
        } else if (event.getType() == TableModelEvent.UPDATE && last != Integer.MAX_VALUE) {
            fireTableRowsUpdated(positions.rowOfMessage(first), positions.rowOfMessage(last));
        } else if (event.getType() == TableModelEvent.INSERT && isBehindAllSteps(first)) {
            messageCount = messages.getRowCount();
            fireTableRowsInserted(first + positions.count(), last + positions.count());
        } else if (event.getType() == TableModelEvent.DELETE && first == 0 && messages.isShortened()) {
            dropFirst(last + 1);
        } else {
            // A message whose note has changed appeared in the middle or is gone, or all rows are others.
            rebuild();
            fireTableDataChanged();
        }
    }

    private boolean isBehindAllSteps(int messageRow) {
        return messageRow == messageCount
                && (shown.isEmpty()
                        || shown.getLast().step().after() < messages.numberAt(messageRow));
    }

    /** Removes the first messages, and the steps between them. */
    private void dropFirst(int count) {
        messageCount = messages.getRowCount();
        int steps = positions.stepsAbove(positions.rowOfMessage(count - 1) + 1);
        shown = new ArrayList<>(shown.subList(steps, shown.size()));
        positions = StepPositions.of(shown, messages::rowFrom);
        dropped += steps;
        fireTableRowsDeleted(0, count + steps - 1);
    }

    /** Hands on what the model of the messages tells. */
    private final class Forwarding implements LogTableModel.Listener {
        @Override
        public void replacing() {
            listeners.forEach(LogTableModel.Listener::replacing);
        }

        @Override
        public void replaced() {
            listeners.forEach(LogTableModel.Listener::replaced);
        }

        @Override
        public void added(int count) {
            listeners.forEach(listener -> listener.added(count));
            admit();
        }

        @Override
        public void dropped(int count) {
            int steps = dropped;
            dropped = 0;
            listeners.forEach(listener -> listener.dropped(count + steps));
        }

        @Override
        public void stateChanged() {
            admit();
            listeners.forEach(LogTableModel.Listener::stateChanged);
        }
    }

    /** Returns whether a row is a step. */
    public boolean isStep(int row) {
        return positions.stepAt(row) >= 0;
    }

    /** Returns the step in a row; empty if it is a message. */
    public Optional<LogStep> step(int row) {
        int step = positions.stepAt(row);
        return step < 0 ? Optional.empty() : Optional.of(shown.get(step));
    }

    /** Returns the message in a row if it is one and is loaded. */
    public Optional<LogRow> row(int row) {
        return isStep(row) ? Optional.empty() : messages.row(positions.messageFrom(row));
    }

    /**
     * Returns the number of the message in a row. For a step it is that of the next message, or of the last one if none
     * follows; 0 if there are no messages.
     */
    public long numberAt(int row) {
        int message = Math.min(positions.messageFrom(row), messages.getRowCount() - 1);
        return message < 0 ? 0 : messages.numberAt(message);
    }

    /** Returns the row of a message, or -1 if it has none. */
    public int rowOf(long number) {
        int row = messages.rowOf(number);
        return row < 0 ? -1 : positions.rowOfMessage(row);
    }

    /** Returns the row of a message or of the next one that has a row; -1 if there are no messages. */
    public int nearestRow(long number) {
        int row = messages.nearestRow(number);
        return row < 0 ? -1 : positions.rowOfMessage(row);
    }

    /** Returns the row of the message that many messages behind one, or before it if negative; -1 if there is none. */
    public int rowBeside(long number, int by) {
        int row = messages.rowOf(number);
        int target = row >= 0 ? row + by : by > 0 ? messages.nearestRow(number) : messages.nearestRow(number) - 1;
        return target < 0 || target >= messages.getRowCount() ? -1 : positions.rowOfMessage(target);
    }

    /** Returns the time in microseconds since the message in the row of a message before, if both are loaded. */
    public OptionalLong sinceRowBefore(int row) {
        return isStep(row) ? OptionalLong.empty() : messages.sinceRowBefore(positions.messageFrom(row));
    }

    /** Returns how many messages are in a range of rows, both ends inclusive. */
    public int messagesIn(int first, int last) {
        return positions.messageFrom(last + 1) - positions.messageFrom(first);
    }

    /** Returns how many selected rows are messages. */
    public int messagesIn(ListSelectionModel selection) {
        int count = selection.getSelectedItemsCount();
        for (int step = 0; step < positions.count() && count > 0; step++) {
            count -= selection.isSelectedIndex(positions.rowOfStep(step)) ? 1 : 0;
        }
        return count;
    }

    /** Tells which rows are visible, like {@link LogTableModel#setVisibleRows}. */
    public void setVisibleRows(int firstRow, int lastRow, boolean downwards) {
        messages.setVisibleRows(positions.messageFrom(firstRow), positions.messageFrom(lastRow), downwards);
    }

    /** Tells which rows are visible while the newest row is followed, like {@link LogTableModel#follows}. */
    public void follows(int firstRow, int lastRow) {
        messages.follows(positions.messageFrom(firstRow), positions.messageFrom(lastRow));
    }

    @Override
    public int getRowCount() {
        return messageCount + positions.count();
    }

    @Override
    public int getColumnCount() {
        return messages.getColumnCount();
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return Object.class;
    }

    @Override
    public @Nullable Object getValueAt(int row, int column) {
        Optional<LogStep> step = step(row);
        return step.isPresent() ? step.get() : messages.row(positions.messageFrom(row)).orElse(null);
    }
}
