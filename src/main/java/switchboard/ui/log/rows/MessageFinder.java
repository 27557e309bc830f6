package switchboard.ui.log.rows;

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
import switchboard.ui.edt.FutureCallbacks;

/**
 * Finds the next or the previous message that meets a criterion, anywhere in the log.
 *
 * <p>A new search ends the one before. Event dispatch thread only; never waits.
 */
public final class MessageFinder {
    /** The first span of a backward search, in messages. */
    private static final long NEAR = 4_096;

    /** The number of rows that are loaded at once. */
    private static final int PAGE = 256;

    /**
     * A criterion of a search.
     *
     * @param filter the filter that the message must match
     * @param row the condition that its row must meet besides
     */
    public record Criterion(Filter filter, Predicate<LogRow> row) {
        /** Returns the criterion of a client's messages. */
        public static Criterion of(ConnectionId client) {
            return new Criterion(new ClientCondition(Set.of(client)), row -> true);
        }

        /** Returns the criterion of messages that are marked themselves; a marked client is not enough. */
        public static Criterion marked() {
            return new Criterion(new MarkCondition(), row -> row.note().marked());
        }
    }

    /** Gets the result of a search; one of its methods is called, once. */
    public interface Listener {
        /** Called with the number of the message. */
        void found(long number);

        /** Called if there is no such message. */
        void none();

        /** Called with a sentence if the search failed. */
        void failed(String sentence);
    }

    private final SessionLog log;
    private final Executor edt;
    private int search;

    public MessageFinder(SessionLog log, Executor edt) {
        this.log = log;
        this.edt = edt;
    }

    /** Finds the first message after {@code number}, up to {@code newest}. */
    public void next(Criterion kind, long number, long newest, Listener listener) {
        new Search(++search, kind, listener).forward(number, newest);
    }

    /** Finds the last message before {@code number}. */
    public void previous(Criterion kind, long number, Listener listener) {
        new Search(++search, kind, listener).backward(number - 1, NEAR);
    }

    /** A search, valid until the next one begins. */
    private final class Search {
        private final int mine;
        private final Criterion kind;
        private final Listener listener;

        Search(int mine, Criterion kind, Listener listener) {
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
            FutureCallbacks.deliver(
                    log.matches(kind.filter, after, newest),
                    edt,
                    found -> check(found.numbers(), 0, true, () -> forward(found.lookedUpTo(), newest)),
                    this::fail);
        }

        /** Searches backward in spans that grow fourfold each time. */
        void backward(long upTo, long span) {
            if (upTo < 1) {
                listener.none();
                return;
            }
            long after = Math.max(0, upTo - span);
            FutureCallbacks.deliver(
                    log.allMatches(kind.filter, after, upTo),
                    edt,
                    found -> check(found, 0, false, () -> backward(after, 4 * span)),
                    this::fail);
        }

        /** Loads the rows of the matches in pages, nearest first, and checks them against the criterion. */
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
            FutureCallbacks.deliver(
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
