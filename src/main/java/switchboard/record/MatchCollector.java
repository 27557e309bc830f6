package switchboard.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Searches a log in repeated turns until a range of messages is searched. It stops when its answer is cancelled.
 *
 * <p>Its turns complete one after the other, so it needs no lock.
 */
public final class MatchCollector {
    /** Searches for a bounded time. */
    public interface SearchStep {
        CompletableFuture<Matches> after(long number);
    }

    private final SearchStep turn;
    private final long upTo;
    private final List<long[]> found = new ArrayList<>();
    private final CompletableFuture<long[]> answer = new CompletableFuture<>();

    private MatchCollector(SearchStep turn, long upTo) {
        this.turn = turn;
        this.upTo = upTo;
    }

    /**
     * Searches step by step until {@code upTo} and completes with the numbers of all matches. Cancelling the result
     * ends the search after the current step.
     */
    public static CompletableFuture<long[]> of(SearchStep turn, long after, long upTo) {
        MatchCollector all = new MatchCollector(turn, upTo);
        all.ask(after);
        return all.answer;
    }

    private void ask(long after) {
        var unused = turn.after(after).whenComplete((matches, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else {
                take(matches);
            }
        });
    }

    private void take(Matches matches) {
        found.add(matches.numbers());
        if (matches.lookedUpTo() >= upTo) {
            answer.complete(joined());
        } else if (!answer.isDone()) {
            // The caller cancels the answer to stop the search.
            ask(matches.lookedUpTo());
        }
    }

    private long[] joined() {
        long[] all = new long[found.stream().mapToInt(one -> one.length).sum()];
        int at = 0;
        for (long[] one : found) {
            System.arraycopy(one, 0, all, at, one.length);
            at += one.length;
        }
        return all;
    }
}
