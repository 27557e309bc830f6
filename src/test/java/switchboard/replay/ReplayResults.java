package switchboard.replay;

import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import switchboard.replay.compare.ReplayResult;
import switchboard.text.CodedText;

/** Collects the events of a replay. */
final class ReplayResults implements ReplayListener {
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<ReplayOutcome> first = new CompletableFuture<>();
    private final CompletableFuture<ReplaySummary> summary = new CompletableFuture<>();
    private final Queue<ReplayOutcome> all = new ConcurrentLinkedQueue<>();

    @Override
    public void listening(String address, int listening) {
        port.complete(listening);
    }

    @Override
    public void outcome(ReplayOutcome outcome) {
        all.add(outcome);
        first.complete(outcome);
    }

    @Override
    public void ended(ReplaySummary over) {
        summary.complete(over);
        port.completeExceptionally(new AssertionError("it never listened: " + over));
    }

    int awaitPort() throws Exception {
        return port.get(30, TimeUnit.SECONDS);
    }

    ReplayOutcome awaitFirst() throws Exception {
        return first.get(30, TimeUnit.SECONDS);
    }

    ReplaySummary await() throws Exception {
        return summary.get(40, TimeUnit.SECONDS);
    }

    List<ReplayOutcome> all() {
        return List.copyOf(all);
    }

    List<ReplayOutcome> of(ReplayResult result) {
        return all.stream().filter(outcome -> outcome.result() == result).toList();
    }

    /** Returns the outcomes that differ from the recording, for a failing test. */
    String bad() {
        StringBuilder text = new StringBuilder();
        all.stream()
                .filter(outcome -> !outcome.result().isGood())
                .limit(20)
                .forEach(outcome -> text.append(String.format(
                        Locale.ROOT,
                        "%n%s %d %s %s %s recorded %s received %s",
                        outcome.client(),
                        outcome.number(),
                        outcome.direction(),
                        outcome.result(),
                        outcome.why().map(CodedText::english).orElse(""),
                        beginning(outcome.recorded().toString()),
                        beginning(outcome.received().toString()))));
        return text.toString();
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), 160));
    }
}
