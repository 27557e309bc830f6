package switchboard.ui.log;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import switchboard.filter.ClientCondition;
import switchboard.filter.Filter;
import switchboard.filter.MarkCondition;
import switchboard.model.ConnectionId;
import switchboard.record.LogRow;
import switchboard.record.SessionLog;
import switchboard.ui.edt.Answers;

/**
 * Finds the next or previous message of a kind, wherever in the log it is.
 *
 * <p>A new search ends the one before. Event dispatch thread only.
 */
final class Neighbours {
    private static final long NEAR = 4_096;
    private static final int PAGE = 256;

    /**
     * What is looked for.
     *
     * @param filter what lets it through
     * @param row what its row must be like besides
     */
    record Kind(Filter filter, Predicate<LogRow> row) {
        /** A client's messages. */
        static Kind of(ConnectionId client) {
            return new Kind(new ClientCondition(Set.of(client)), row -> true);
        }

        /** Messages that are marked themselves, not only their clients. */
        static Kind marked() {
            return new Kind(new MarkCondition(), row -> row.note().marked());
        }
    }

    /** What a search tells, once. */
    interface Listener {
        /** It is this message. */
        void found(long number);

        /** There is none. */
        void none();

        /** It can't be found out; one sentence. */
        void failed(String sentence);
    }

    private final SessionLog log;
    private final Executor edt;
    private int search;

    Neighbours(SessionLog log, Executor edt) {
        this.log = log;
        this.edt = edt;
    }

    /** Finds the first one after {@code number}, up to {@code newest}. */
    void next(Kind kind, long number, long newest, Listener listener) {
        new Search(++search, kind, listener).forward(number, newest);
    }

    /** Finds the last one before {@code number}. */
    void previous(Kind kind, long number, Listener listener) {
        new Search(++search, kind, listener).backward(number - 1, NEAR);
    }

    /** One search, until another one begins. */
    private final class Search {
        private final int mine;
        private final Kind kind;
        private final Listener listener;

        Search(int mine, Kind kind, Listener listener) {
            this.mine = mine;
            this.kind = kind;
            this.listener = listener;
        }

        private boolean isOver() {
            return mine != search;
        }

        void forward(long after, long newest) {
            if (after >= newest) {
                listener.none();
                return;
            }
            Answers.take(
                    log.matches(kind.filter, after, newest),
                    edt,
                    found -> check(found.numbers(), 0, true, () -> forward(found.lookedUpTo(), newest)),
                    this::fail);
        }

        /** Looks near by first and further each time. */
        void backward(long upTo, long span) {
            if (upTo < 1) {
                listener.none();
                return;
            }
            long after = Math.max(0, upTo - span);
            Answers.take(
                    log.allMatches(kind.filter, after, upTo),
                    edt,
                    found -> check(found, 0, false, () -> backward(after, 4 * span)),
                    this::fail);
        }

        /** Looks at the rows of what the filter let through, nearest first, a page at a time. */
        private void check(long[] numbers, int from, boolean forward, Runnable onNone) {
            if (isOver()) {
                return;
            }
            int count = Math.min(PAGE, numbers.length - from);
            if (count <= 0) {
                onNone.run();
                return;
            }
            long[] page = forward
                    ? Arrays.copyOfRange(numbers, from, from + count)
                    : Arrays.copyOfRange(numbers, numbers.length - from - count, numbers.length - from);
            Answers.take(
                    log.rows(page),
                    edt,
                    rows -> {
                        Optional<LogRow> nearest =
                                rows.stream().filter(kind.row).reduce((first, second) -> forward ? first : second);
                        if (nearest.isEmpty()) {
                            check(numbers, from + count, forward, onNone);
                        } else if (!isOver()) {
                            listener.found(nearest.get().number());
                        }
                    },
                    this::fail);
        }

        private void fail(String sentence) {
            if (!isOver()) {
                listener.failed(sentence);
            }
        }
    }
}
