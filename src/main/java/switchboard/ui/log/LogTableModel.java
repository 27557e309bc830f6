package switchboard.ui.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.LongStream;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import switchboard.filter.Filter;
import switchboard.record.LogRow;
import switchboard.record.SessionLog;
import switchboard.ui.edt.Answers;

/**
 * The rows of the log as a table wants them. Event dispatch thread only.
 *
 * <p>Cells are {@link LogRow}s, or {@code null} for a row that is being read; the renderers know.
 */
final class LogTableModel extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    /** When at least so many rows come at once, the newest of them are read before they are shown. */
    private static final int NEWEST_READ = 64;

    /** When the notes of more messages change at once, the filter searches anew. */
    private static final int LOOKED_AT_AGAIN = 32;

    /** What else than table events there is to know. */
    interface Listener {
        /** Other rows are about to be shown: remember what is on the screen. */
        void replacing();

        /** Other rows are shown. */
        void replaced();

        /** Rows were added at the end. */
        void added(int count);

        /** Rows were taken away at the top because there are too many. */
        void dropped(int count);

        /** Something that a person should know changed: how far the search is, or a failure. */
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
     * @param edt where answers of the log are taken
     * @param mostRows how many rows a table can show; the oldest are left out beyond that
     */
    LogTableModel(SessionLog log, Executor edt, int mostRows) {
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

    void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** Says how far the log has grown. */
    void recordedUpTo(long newest) {
        if (newest <= recorded) {
            return;
        }
        recorded = newest;
        if (numbers instanceof RowNumbers.All all && !growing) {
            grow(all);
        }
        scan.ifPresent(running -> running.upTo(newest));
    }

    /** Says from which number on messages are still there, where only the newest are kept; 0 if all are. */
    void keptFrom(long number) {
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

    /** Returns from which number on messages are still there, where only the newest are kept; 0 if all are. */
    long oldest() {
        return oldest;
    }

    /** Shows what a filter lets through; what is shown now stays until the first answer is there. */
    void show(Filter filter) {
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

    /** Returns what is shown. */
    Filter filter() {
        return shown;
    }

    /** Stops searching; what was found stays. */
    void stopSearching() {
        scan.ifPresent(FilterScan::pause);
        stateChanged();
    }

    /** Searches on from where it was stopped. */
    void searchOn() {
        scan.ifPresent(FilterScan::goOn);
        stateChanged();
    }

    /** Takes in that the notes of these messages changed: their rows are read again, and looked at by the filter. */
    void noted(Collection<Long> messages) {
        loader.forget(messages);
        if (numbers instanceof RowNumbers.Matched matched && shown.readsNotes()) {
            if (messages.size() > LOOKED_AT_AGAIN) {
                show(shown);
            } else {
                messages.forEach(number -> lookAgain(matched, number));
            }
        }
    }

    /** Takes in that the notes of clients changed, and with them perhaps what the filter lets through. */
    void clientsNoted() {
        if (shown.readsNotes()) {
            show(shown);
        }
    }

    private void lookAgain(RowNumbers.Matched matched, long number) {
        Answers.take(
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

    /** Has a row for a message, or none. */
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
        growOnceRead(LongStream.rangeClosed(from, upTo).toArray(), all, () -> {
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
        growOnceRead(Arrays.copyOfRange(more, Math.max(0, more.length - NEWEST_READ), more.length), matched, () -> {
            int before = matched.count();
            matched.add(more);
            inserted(before, more.length);
            if (!arrived.isEmpty()) {
                grow(matched);
            }
        });
    }

    /**
     * Adds rows once the newest of them are read, so that whoever follows them in a flood sees rows, not gaps;
     * at once where there are few, or none yet.
     */
    private void growOnceRead(long[] newest, RowNumbers shown, Runnable add) {
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

    /** A table's height in pixels is an {@code int}: leave out the oldest rows rather than overflow it. */
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

    /** Says which rows are on the screen, so that they are read, and which way they move. */
    void looksAt(int firstRow, int lastRow, boolean downwards) {
        if (lastRow >= firstRow && firstRow >= 0 && firstRow < numbers.count()) {
            int last = Math.min(lastRow, numbers.count() - 1);
            loader.want(RowLoader.pages(numbers, firstRow, last, downwards));
        }
    }

    /** Says which rows are on the screen for a moment, as newer ones come; no others are read. */
    void follows(int firstRow, int lastRow) {
        if (lastRow >= firstRow && firstRow >= 0 && firstRow < numbers.count()) {
            loader.want(List.of(numbers.slice(firstRow, Math.min(lastRow + 1, numbers.count()))));
        }
    }

    /** Reads again what could not be read. */
    void retry(Filter filter) {
        failure = Optional.empty();
        loader.retry();
        if (scan.isPresent()) {
            show(filter);
        }
        stateChanged();
    }

    /** Has only those rows painted that were read: the others look as before. */
    private void loaded(long first, long last) {
        int from = numbers.rowFrom(first);
        int to = Math.min(numbers.rowFrom(last), numbers.count() - 1);
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

    /** Returns why rows can't be read; empty if they can. */
    Optional<String> failure() {
        return failure;
    }

    /** Returns how much of the log the filter looked at in percent, 100 where it is done or there is none. */
    int percentSearched() {
        return scan.map(FilterScan::percent).orElse(100);
    }

    /** Returns where the filter's search stands. */
    FilterScan.State searchState() {
        return scan.map(FilterScan::state).orElse(FilterScan.State.DONE);
    }

    /** Returns whether the oldest rows are left out because there are too many. */
    boolean isTruncated() {
        return truncated;
    }

    /** Returns how many messages the log has. */
    long recorded() {
        return recorded;
    }

    /** Returns the number of the message in a row. */
    long numberAt(int row) {
        return numbers.at(row);
    }

    /** Returns the row of a message, -1 if it has none. */
    int rowOf(long number) {
        return numbers.rowOf(number);
    }

    /** Returns the row of a message or of the next one that has a row, -1 if there are no rows. */
    int rowNear(long number) {
        return Math.min(numbers.rowFrom(number), numbers.count() - 1);
    }

    /** Returns a row's content if it is there now. */
    Optional<LogRow> row(int row) {
        return loader.row(numbers.at(row));
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
