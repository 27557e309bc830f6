package switchboard.ui.log.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import switchboard.record.LogRow;
import switchboard.record.SessionLog;
import switchboard.ui.edt.FutureCallbacks;

/**
 * Loads the visible rows from the log and caches those that were visible last.
 *
 * <p>The cache is keyed by message number, so a late result is still correct. One request runs at a time. The next one
 * is chosen from the rows wanted when the last one completes, so rows that were scrolled past are never requested.
 * Event dispatch thread only.
 */
final class RowLoader {
    /** The capacity of the cache in rows. */
    static final int KEPT = 8192;

    private final SessionLog log;
    private final Executor edt;
    private final Listener listener;
    private final Map<Long, Optional<LogRow>> kept = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Optional<LogRow>> eldest) {
            if (size() > KEPT) {
                stale.remove(eldest.getKey());
                return true;
            }
            return false;
        }
    };
    /** The numbers of rows that have changed since they were requested. */
    private final Set<Long> stale = new HashSet<>();

    private List<long[]> wanted = List.of();
    private Optional<Urgent> urgent = Optional.empty();
    private boolean asking;
    private boolean broken;

    /** Listens to results. */
    interface Listener {
        /** Called after rows in this range of message numbers were loaded. */
        void loaded(long first, long last);

        /** Called with a sentence if rows could not be loaded. */
        void failed(String sentence);
    }

    /** Creates a loader whose callbacks run on {@code edt}. */
    RowLoader(SessionLog log, Executor edt, Listener listener) {
        this.log = log;
        this.edt = edt;
        this.listener = listener;
    }

    /** Returns a row if it is loaded. */
    Optional<LogRow> row(long number) {
        return kept.getOrDefault(number, Optional.empty());
    }

    /** Marks all cached rows as stale, like {@link #forget}. */
    void forgetAll() {
        forget(List.copyOf(kept.keySet()));
    }

    /** Marks cached rows as stale; they are loaded again when they are wanted and stay as they were until then. */
    void forget(Collection<Long> numbers) {
        for (long number : numbers) {
            if (kept.containsKey(number) || asking) {
                stale.add(number);
            }
        }
        ask();
    }

    /** Sets the wanted rows, the most urgent first; each array is ascending, with at most 1,000 numbers. */
    void want(List<long[]> pages) {
        wanted = pages;
        ask();
    }

    /**
     * Loads these rows before all others and runs {@code then} after the attempt. A later call replaces an earlier one.
     */
    void first(long[] numbers, Runnable then) {
        if (broken) {
            then.run();
            return;
        }
        urgent = Optional.of(new Urgent(numbers, then));
        ask();
    }

    /** Rows to load before all others, and the callback that waits for them. */
    private record Urgent(long[] numbers, Runnable then) {}

    /** Loads again after a failure. */
    void retry() {
        broken = false;
        ask();
    }

    private void ask() {
        if (asking || broken) {
            return;
        }
        if (urgent.isPresent()) {
            Urgent now = urgent.get();
            long[] missing = missing(now.numbers);
            if (missing.length > 0) {
                ask(missing);
                return;
            }
            urgent = Optional.empty();
            now.then.run();
        }
        for (long[] page : wanted) {
            long[] missing = missing(page);
            if (missing.length > 0 && !asking) {
                ask(missing);
                return;
            }
        }
    }

    private void ask(long[] missing) {
        asking = true;
        for (long number : missing) {
            stale.remove(number);
        }
        FutureCallbacks.deliver(rows(missing), edt, rows -> answered(missing, rows), this::failed);
    }

    private long[] missing(long[] page) {
        long[] missing = new long[page.length];
        int count = 0;
        for (long number : page) {
            if (!kept.containsKey(number) || stale.contains(number)) {
                missing[count++] = number;
            }
        }
        return Arrays.copyOf(missing, count);
    }

    private CompletableFuture<List<LogRow>> rows(long[] numbers) {
        long first = numbers[0];
        boolean gapless = numbers[numbers.length - 1] - first == numbers.length - 1;
        return gapless ? log.rows(first, numbers.length) : log.rows(numbers);
    }

    private void failed(String sentence) {
        asking = false;
        broken = true;
        listener.failed(sentence);
        urgent.ifPresent(waiting -> {
            urgent = Optional.empty();
            waiting.then.run();
        });
    }

    private void answered(long[] asked, List<LogRow> rows) {
        asking = false;
        for (LogRow row : rows) {
            kept.put(row.number(), Optional.of(row));
        }
        // Numbers that the log does not have are cached as empty, so that they are not requested again and again.
        for (long number : asked) {
            kept.putIfAbsent(number, Optional.empty());
        }
        listener.loaded(asked[0], asked[asked.length - 1]);
        ask();
    }

    /** Returns the numbers of the visible pages, and then of the next page in the scroll direction. */
    static List<long[]> pages(RowNumbers numbers, int firstRow, int lastRow, boolean downwards) {
        int size = 256;
        List<long[]> pages = new ArrayList<>();
        int first = firstRow / size;
        int last = lastRow / size;
        for (int i = 0; i <= last - first; i++) {
            addPage(pages, numbers, downwards ? last - i : first + i, size);
        }
        addPage(pages, numbers, downwards ? last + 1 : first - 1, size);
        return pages;
    }

    private static void addPage(List<long[]> pages, RowNumbers numbers, int page, int size) {
        int from = page * size;
        int to = Math.min(from + size, numbers.count());
        if (page >= 0 && from < to) {
            pages.add(numbers.slice(from, to));
        }
    }
}
