package switchboard.ui.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import switchboard.filter.Filter;
import switchboard.record.Matches;
import switchboard.record.SessionLog;
import switchboard.ui.edt.Answers;

/**
 * Finds the messages that one filter lets through, and goes on as the log grows.
 *
 * <p>One question is under way at a time, and the log answers each after a short time, so the rows on the screen never
 * have to wait for it. Once {@linkplain #end() ended} it says nothing more. Event dispatch thread only.
 */
final class FilterScan {
    /** So many messages are looked at in a blink: a search that is only so far behind is none to speak of. */
    private static final long BLINK = 20_000;

    /** What a scan tells. */
    interface Listener {
        /** The next matches, in rising order; possibly none. */
        void found(long[] numbers);

        /** The scan can't go on; one sentence. */
        void failed(String sentence);
    }

    /** How far a search is. */
    enum State {
        /** Everything was looked at, but for what came just now. */
        DONE,
        /** It goes on. */
        SEARCHING,
        /** A person stopped it. */
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

    /** Goes on up to message {@code number}. */
    void upTo(long number) {
        target = Math.max(target, number);
        ask();
    }

    /** Says nothing more. */
    void end() {
        ended = true;
        question.cancel(true);
    }

    /** Stops looking until {@link #goOn()}. */
    void pause() {
        paused = true;
        question.cancel(true);
    }

    /** Looks on from where it was stopped. */
    void goOn() {
        paused = false;
        ask();
    }

    /** Returns whether there are messages that were not looked at yet. */
    boolean isBehind() {
        return scanned < target;
    }

    /** Returns where it stands. */
    State state() {
        if (paused && isBehind()) {
            return State.STOPPED;
        }
        return scanned == 0 && isBehind() || target - scanned > BLINK ? State.SEARCHING : State.DONE;
    }

    /** Returns how much of the log was looked at, in percent. */
    int percent() {
        return target == 0 ? 100 : (int) (100 * scanned / target);
    }

    /** Returns how far it has looked. */
    long scanned() {
        return scanned;
    }

    private void ask() {
        if (asking || ended || paused || !isBehind()) {
            return;
        }
        asking = true;
        question = log.matches(filter, scanned, target);
        Answers.take(question, edt, this::answered, this::failed);
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
            // Gone on with meanwhile, or later from the same place.
            ask();
        } else {
            ended = true;
            listener.failed(sentence);
        }
    }
}
