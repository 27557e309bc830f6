package switchboard.ui.log.rows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import switchboard.filter.Filter;
import switchboard.record.Matches;
import switchboard.record.SessionLog;
import switchboard.ui.edt.FutureCallbacks;

/**
 * A scan of the log for the messages that match one filter; it continues as the log grows.
 *
 * <p>One request to the log runs at a time, and each is short, so that reading the visible rows never waits long. An
 * {@linkplain #end() ended} scan calls its listener no more. Event dispatch thread only.
 */
public final class FilterScan {
    /** A scan that is at most this many messages behind is reported as done: it catches up within a moment. */
    private static final long UNREPORTED_BACKLOG = 20_000;

    /** Listens to a scan. Called on the event dispatch thread. */
    interface Listener {
        /** Gets the numbers of the next matches in ascending order; possibly none. */
        void found(long[] numbers);

        /** Gets the sentence that says why the scan failed. */
        void failed(String sentence);
    }

    /** The state of a scan. */
    public enum State {
        /** All messages were scanned, except possibly the newest few. */
        DONE,
        /** The scan is running. */
        SEARCHING,
        /** The user stopped the scan. */
        STOPPED
    }

    private final SessionLog log;
    private final Executor edt;
    private final Filter filter;
    private final Listener listener;
    private CompletableFuture<Matches> question = CompletableFuture.completedFuture(new Matches(new long[0], 0));
    private long scanned;
    private long target;
    private boolean asking;
    private boolean paused;
    private boolean ended;

    FilterScan(SessionLog log, Executor edt, Filter filter, Listener listener) {
        this.log = log;
        this.edt = edt;
        this.filter = filter;
        this.listener = listener;
    }

    /** Extends the scan up to message {@code number}. */
    void upTo(long number) {
        target = Math.max(target, number);
        ask();
    }

    /** Ends the scan for good. */
    void end() {
        ended = true;
        question.cancel(true);
    }

    /** Stops the scan until {@link #resume()}. */
    void pause() {
        paused = true;
        question.cancel(true);
    }

    /** Continues a stopped scan. */
    void resume() {
        paused = false;
        ask();
    }

    /** Returns whether there are messages that were not scanned yet. */
    boolean isBehind() {
        return scanned < target;
    }

    State state() {
        if (paused && isBehind()) {
            return State.STOPPED;
        }
        return scanned == 0 && isBehind() || target - scanned > UNREPORTED_BACKLOG ? State.SEARCHING : State.DONE;
    }

    /** Returns how much of the log was scanned, in percent. */
    int percent() {
        return target == 0 ? 100 : (int) (100 * scanned / target);
    }

    /** Returns the number of the last message that was scanned. */
    long scanned() {
        return scanned;
    }

    private void ask() {
        if (asking || ended || paused || !isBehind()) {
            return;
        }
        asking = true;
        question = log.matches(filter, scanned, target);
        FutureCallbacks.deliver(question, edt, this::answered, this::failed);
    }

    private void answered(Matches matches) {
        asking = false;
        if (!ended) {
            scanned = matches.lookedUpTo();
            listener.found(matches.numbers());
            ask();
        }
    }

    private void failed(String sentence) {
        asking = false;
        if (ended) {
            return;
        }
        if (question.isCancelled()) {
            // The request was cancelled: the scan continues at the same place, now or once {@code resume} is called.
            ask();
        } else {
            ended = true;
            listener.failed(sentence);
        }
    }
}
