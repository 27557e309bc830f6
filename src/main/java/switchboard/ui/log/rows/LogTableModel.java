package switchboard.ui.log.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.stream.LongStream;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import switchboard.filter.Filter;
import switchboard.record.LogRow;
import switchboard.record.SessionLog;
import switchboard.ui.edt.FutureCallbacks;

/**
 * The table model of the log. Event dispatch thread only.
 *
 * <p>A cell's value is a {@link LogRow}, or {@code null} while the row is being loaded; the cell renderer handles both.
 */
public final class LogTableModel extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    /** If at least this many rows arrive at once, the newest of them are loaded before they are added. */
    private static final int NEWEST_READ = 64;

    /** If the notes of more messages than this change at once, the filter scans the log again. */
    private static final int MOST_RECHECKED = 32;

    /** Listens to changes that table events do not tell. */
    public interface Listener {
        /** Called before the rows are replaced, so that the listener can remember its position. */
        void replacing();

        /** Called after the rows were replaced. */
        void replaced();

        /** Called after rows were added at the end. */
        void added(int count);

        /** Called after rows were removed at the top because there were too many. */
        void dropped(int count);

        /** Called after a change of the search state or of the failure. */
        void stateChanged();
    }

    private final transient SessionLog log;
    private final transient Executor edt;
    private final transient RowLoader loader;
    private final transient List<Listener> listeners = new ArrayList<>();
    private final int mostRows;
    private final int dropStep;
    private transient RowNumbers numbers;
    private transient Optional<FilterScan> scan = Optional.empty();
    private transient Filter shown = Filter.ALL;
    private transient Optional<String> failure = Optional.empty();
    private final transient List<long[]> arrived = new ArrayList<>();
    private boolean growing;
    private long recorded;
    private long oldest;
    private boolean truncated;

    /**
     * @param edt runs callbacks of the log: the event dispatch thread
     * @param mostRows the largest number of rows; beyond that the oldest are left out
     */
    public LogTableModel(SessionLog log, Executor edt, int mostRows) {
        this.log = log;
        this.edt = edt;
        this.mostRows = mostRows;
        dropStep = Math.max(1, mostRows / 16);
        numbers = new RowNumbers.All(0, mostRows);
        loader = new RowLoader(log, edt, new RowLoader.Listener() {
            @Override
            public void loaded(long first, long last) {
                LogTableModel.this.loaded(first, last);
            }

            @Override
            public void failed(String sentence) {
                notLoaded(sentence);
            }
        });
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** Handles the growth of the log up to message {@code newest}. */
    public void setNewestNumber(long newest) {
        if (newest <= recorded) {
            return;
        }
        recorded = newest;
        if (numbers instanceof RowNumbers.All all && !growing) {
            grow(all);
        }
        scan.ifPresent(running -> running.upTo(newest));
    }

    /** Sets the number of the oldest message that is still kept; 0 if all are. */
    public void setOldestNumber(long number) {
        if (number == oldest) {
            return;
        }
        oldest = number;
        int forgotten = numbers.rowFrom(number);
        if (forgotten > 0) {
            numbers.dropFirst(forgotten);
            fireTableRowsDeleted(0, forgotten - 1);
            listeners.forEach(listener -> listener.dropped(forgotten));
        }
        stateChanged();
    }

    /** Returns the number of the oldest message that is still kept; 0 if all are. */
    public long oldest() {
        return oldest;
    }

    /** Shows the messages that match a filter; the old rows stay until the first matches are known. */
    public void show(Filter filter) {
        scan.ifPresent(FilterScan::end);
        scan = Optional.empty();
        shown = filter;
        failure = Optional.empty();
        if (filter.isAll()) {
            RowNumbers.All all = new RowNumbers.All(recorded, mostRows);
            all.dropFirst(all.rowFrom(oldest));
            replace(all, recorded > mostRows);
        } else {
            RowNumbers.Matched matched = new RowNumbers.Matched();
            FilterScan started = new FilterScan(log, edt, filter, new FilterScan.Listener() {
                @Override
                public void found(long[] more) {
                    add(matched, more);
                }

                @Override
                public void failed(String sentence) {
                    failure = Optional.of(sentence);
                    stateChanged();
                }
            });
            scan = Optional.of(started);
            started.upTo(recorded);
            if (recorded == 0) {
                replace(matched, false);
            }
        }
        stateChanged();
    }

    /** Returns the active filter. */
    public Filter filter() {
        return shown;
    }

    /** Stops the search; the matches found so far stay. */
    public void stopSearching() {
        scan.ifPresent(FilterScan::pause);
        stateChanged();
    }

    /** Continues a stopped search. */
    public void resumeSearch() {
        scan.ifPresent(FilterScan::resume);
        stateChanged();
    }

    /** Handles changed notes of messages: their rows are loaded again and matched against the filter again. */
    public void noted(Collection<Long> messages) {
        loader.forget(messages);
        if (numbers instanceof RowNumbers.Matched matched && shown.readsNotes()) {
            if (messages.size() > MOST_RECHECKED) {
                show(shown);
            } else {
                messages.forEach(number -> recheck(matched, number));
            }
        }
    }

    /** Shows the messages of a filter and reads all rows again, because their texts have changed. */
    public void showAnew(Filter filter) {
        loader.forgetAll();
        show(filter);
    }

    /** Handles changed notes of clients, which may change the matches. */
    public void clientsNoted() {
        if (shown.readsNotes()) {
            show(shown);
        }
    }

    private void recheck(RowNumbers.Matched matched, long number) {
        FutureCallbacks.deliver(
                log.allMatches(shown, number - 1, number),
                edt,
                found -> {
                    boolean searched = scan.isPresent() && number <= scan.get().scanned();
                    if (numbers == matched && searched) {
                        put(matched, number, found.length > 0);
                    }
                },
                sentence -> {
                    failure = Optional.of(sentence);
                    stateChanged();
                });
    }

    /** Adds or removes the row of a message. */
    private void put(RowNumbers.Matched matched, long number, boolean in) {
        if (in == matched.rowOf(number) >= 0) {
            return;
        }
        listeners.forEach(Listener::replacing);
        int row = matched.rowFrom(number);
        if (in && matched.add(number)) {
            fireTableRowsInserted(row, row);
        } else if (matched.remove(number)) {
            fireTableRowsDeleted(row, row);
        }
        listeners.forEach(Listener::replaced);
        stateChanged();
    }

    private void add(RowNumbers.Matched matched, long[] more) {
        if (numbers != matched) {
            matched.add(more);
            replace(matched, shorten(matched) > 0);
        } else if (more.length > 0) {
            arrived.add(more);
            if (!growing) {
                grow(matched);
            }
        }
        stateChanged();
    }

    private void grow(RowNumbers.All all) {
        long upTo = recorded;
        long from = Math.max(all.at(all.count()), upTo - NEWEST_READ + 1);
        addRowsWhenLoaded(LongStream.rangeClosed(from, upTo).toArray(), all, () -> {
            int before = all.count();
            inserted(before, all.growTo(upTo));
            if (recorded > upTo) {
                grow(all);
            }
        });
    }

    private void grow(RowNumbers.Matched matched) {
        long[] more = arrived.stream().flatMapToLong(LongStream::of).toArray();
        arrived.clear();
        addRowsWhenLoaded(
                Arrays.copyOfRange(more, Math.max(0, more.length - NEWEST_READ), more.length), matched, () -> {
                    int before = matched.count();
                    matched.add(more);
                    inserted(before, more.length);
                    if (!arrived.isEmpty()) {
                        grow(matched);
                    }
                });
    }

    /**
     * Adds rows once the newest of them are loaded, so that a view that follows a flood of messages shows rows instead
     * of placeholders. Few rows, or the first ones, are added at once.
     */
    private void addRowsWhenLoaded(long[] newest, RowNumbers shown, Runnable add) {
        if (newest.length < NEWEST_READ || shown.count() == 0) {
            add.run();
            return;
        }
        growing = true;
        loader.first(newest, () -> {
            if (numbers == shown) {
                growing = false;
                add.run();
            }
        });
    }

    private void inserted(int before, int added) {
        fireTableRowsInserted(before, before + added - 1);
        int dropped = shorten(numbers);
        if (dropped > 0) {
            fireTableRowsDeleted(0, dropped - 1);
            listeners.forEach(listener -> listener.dropped(dropped));
        }
        listeners.forEach(listener -> listener.added(added));
    }

    /**
     * Leaves out the oldest rows if there are too many: the height of a table in pixels is an {@code int} and must not
     * overflow.
     */
    private int shorten(RowNumbers rows) {
        int over = rows.count() - mostRows;
        if (over <= 0) {
            return 0;
        }
        int drop = Math.min(rows.count(), over + dropStep);
        rows.dropFirst(drop);
        truncated = true;
        return drop;
    }

    private void replace(RowNumbers other, boolean shortened) {
        listeners.forEach(Listener::replacing);
        truncated = shortened;
        numbers = other;
        growing = false;
        arrived.clear();
        fireTableDataChanged();
        listeners.forEach(Listener::replaced);
    }

    /**
     * Tells which rows are visible and in which direction they scroll; they are loaded with the page that comes next.
     */
    public void setVisibleRows(int firstRow, int lastRow, boolean downwards) {
        if (lastRow >= firstRow && firstRow >= 0 && firstRow < numbers.count()) {
            int last = Math.min(lastRow, numbers.count() - 1);
            loader.want(RowLoader.pages(numbers, firstRow, last, downwards));
        }
    }

    /** Tells which rows are visible while the newest row is followed; only these are loaded. */
    public void follows(int firstRow, int lastRow) {
        if (lastRow >= firstRow && firstRow >= 0 && firstRow < numbers.count()) {
            loader.want(List.of(numbers.slice(firstRow, Math.min(lastRow + 1, numbers.count()))));
        }
    }

    /** Loads again after a failure. */
    public void retry(Filter filter) {
        failure = Optional.empty();
        loader.retry();
        if (scan.isPresent()) {
            show(filter);
        }
        stateChanged();
    }

    /** Updates only the rows that were loaded, so that only they are painted. */
    private void loaded(long first, long last) {
        int from = numbers.rowFrom(first);
        // The row behind them shows the time since the last one.
        int to = Math.min(numbers.rowFrom(last) + 1, numbers.count() - 1);
        if (from <= to) {
            fireTableRowsUpdated(from, to);
        }
        if (failure.isPresent()) {
            failure = Optional.empty();
            stateChanged();
        }
    }

    private void notLoaded(String sentence) {
        failure = Optional.of(sentence);
        stateChanged();
    }

    private void stateChanged() {
        listeners.forEach(Listener::stateChanged);
    }

    /** Returns the sentence that says why rows cannot be loaded; empty if they can. */
    public Optional<String> failure() {
        return failure;
    }

    /** Returns how much of the log was searched, in percent; 100 without a filter. */
    public int percentSearched() {
        return scan.map(FilterScan::percent).orElse(100);
    }

    /** Returns the state of the search. */
    public FilterScan.State searchState() {
        return scan.map(FilterScan::state).orElse(FilterScan.State.DONE);
    }

    /** Returns whether the oldest rows are left out because there are too many. */
    public boolean isTruncated() {
        return truncated;
    }

    /** Returns whether the oldest messages have no row, because there are too many or because they are forgotten. */
    boolean isShortened() {
        return truncated || oldest > 1;
    }

    /** Returns the number of the last message that has a row, or would have one if it matched the filter. */
    long shownUpTo() {
        if (numbers instanceof RowNumbers.All all) {
            return all.at(all.count()) - 1;
        }
        return growing
                ? numbers.count() == 0 ? 0 : numbers.at(numbers.count() - 1)
                : scan.map(FilterScan::scanned).orElse(recorded);
    }

    /** Returns the first row whose message has at least this number, or the number of rows if there is none. */
    int rowFrom(long number) {
        return numbers.rowFrom(number);
    }

    /** Returns the number of messages in the log. */
    public long recorded() {
        return recorded;
    }

    /** Returns the number of the message in a row. */
    public long numberAt(int row) {
        return numbers.at(row);
    }

    /** Returns the row of a message, or -1 if it has none. */
    public int rowOf(long number) {
        return numbers.rowOf(number);
    }

    /** Returns the row of a message or of the next one that has a row; -1 if there are no rows. */
    public int nearestRow(long number) {
        return Math.min(numbers.rowFrom(number), numbers.count() - 1);
    }

    /** Returns the content of a row if it is loaded. */
    public Optional<LogRow> row(int row) {
        return loader.row(numbers.at(row));
    }

    /** Returns the time in microseconds since the message in the row before, if both are loaded. */
    public OptionalLong sinceRowBefore(int row) {
        if (row <= 0 || row >= numbers.count()) {
            return OptionalLong.empty();
        }
        Optional<LogRow> before = row(row - 1);
        Optional<LogRow> shown = row(row);
        return before.isPresent() && shown.isPresent()
                ? OptionalLong.of(shown.get().at() - before.get().at())
                : OptionalLong.empty();
    }

    @Override
    public int getRowCount() {
        return numbers.count();
    }

    @Override
    public int getColumnCount() {
        return LogColumn.values().length;
    }

    @Override
    public Class<?> getColumnClass(int column) {
        return LogRow.class;
    }

    @Override
    public @Nullable Object getValueAt(int row, int column) {
        return row(row).orElse(null);
    }
}
