package switchboard.ui.log;

import java.util.concurrent.Executor;
import switchboard.filter.Filter;
import switchboard.record.Matches;
import switchboard.record.SessionLog;
import switchboard.ui.edt.Answers;

/**
 * Finds the messages that one filter lets through, stretch by stretch, and goes on as the log grows.
 *
 * <p>One question is under way at a time, and none reads so much that the rows on the screen would have to
 * wait for it. Once {@linkplain #stop() stopped} it says nothing more. Event dispatch thread only.
 */
final class FilterScan {
    /** How many messages one question covers. */
    static final int STRETCH = 50_000;

    /** What a scan tells. */
    interface Listener {
        /** The next matches, in rising order; possibly none. */
        void found(long[] numbers);

        /** The scan can't go on; one sentence. */
        void failed(String sentence);
    }

    private final SessionLog log;
    private final Executor edt;
    private final Filter filter;
    private final Listener listener;
    private long scanned;
    private long target;
    private boolean asking;
    private boolean stopped;

    FilterScan(SessionLog log, Executor edt, Filter filter, Listener listener) {
        this.log = log;
        this.edt = edt;
        this.filter = filter;
        this.listener = listener;
    }

    /** Go on up to message {@code number}. */
    void upTo(long number) {
        target = Math.max(target, number);
        ask();
    }

    /** Say nothing more. */
    void stop() {
        stopped = true;
    }

    /** Return whether there are messages that were not looked at yet. */
    boolean isBehind() {
        return scanned < target;
    }

    /** Return how much of the log was looked at, in percent. */
    int percent() {
        return target == 0 ? 100 : (int) (100 * scanned / target);
    }

    /** Return the filter. */
    Filter filter() {
        return filter;
    }

    private void ask() {
        if (asking || stopped || !isBehind()) {
            return;
        }
        asking = true;
        long to = Math.min(target, scanned + STRETCH);
        Answers.take(log.matches(filter, scanned, to), edt, this::answered, this::failed);
    }

    private void answered(Matches matches) {
        asking = false;
        if (!stopped) {
            scanned = matches.lookedUpTo();
            listener.found(matches.numbers());
            ask();
        }
    }

    private void failed(String sentence) {
        if (!stopped) {
            stopped = true;
            listener.failed(sentence);
        }
    }
}
