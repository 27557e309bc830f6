package switchboard.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.text.CodedText;

/** Waits for facts that the recorder publishes. Used by one thread. */
public final class Recorded implements AutoCloseable {
    private final LosslessSubscription news;
    private final List<String> troubles = new ArrayList<>();
    private long messages;

    public Recorded(EventBus bus) {
        news = bus.subscribe(
                "test", 1_000_000, 1L << 30, fact -> fact instanceof Fact.Recorded || fact instanceof Fact.Warning);
    }

    /** Waits until this many messages are recorded. */
    public Fact.Recorded await(long messages) throws InterruptedException {
        while (next() instanceof Fact fact) {
            if (fact instanceof Fact.Recorded recorded && recorded.messages() >= messages) {
                return recorded;
            }
        }
        throw new AssertionError("ended");
    }

    /** Waits until this many messages are recorded; returns the first trouble before that, empty if there is none. */
    public Optional<String> troubleBefore(long messages) throws InterruptedException {
        while (true) {
            Fact fact = next();
            if (fact instanceof Fact.Warning trouble) {
                return Optional.of(trouble.text().map(CodedText::english).orElse(""));
            }
            if (fact instanceof Fact.Recorded recorded && recorded.messages() >= messages) {
                return Optional.empty();
            }
        }
    }

    /** Waits for the next fact about trouble; returns its text, empty if the trouble is over. */
    public String awaitTrouble() throws InterruptedException {
        while (true) {
            if (next() instanceof Fact.Warning trouble) {
                return trouble.text().map(CodedText::english).orElse("");
            }
        }
    }

    /** Returns the messages that are recorded as far as was published; does not wait. */
    public long newest() throws InterruptedException {
        List<Fact> facts = new ArrayList<>();
        news.take(facts, Integer.MAX_VALUE, 0);
        return facts.stream()
                .filter(Fact.Recorded.class::isInstance)
                .mapToLong(fact -> ((Fact.Recorded) fact).messages())
                .reduce(messages, Math::max);
    }

    private Fact next() throws InterruptedException {
        List<Fact> one = new ArrayList<>();
        if (news.take(one, 1, TimeUnit.SECONDS.toNanos(30)) == 0) {
            throw new AssertionError("nothing more was recorded; trouble: " + troubles);
        }
        if (one.getFirst() instanceof Fact.Recorded now) {
            messages = now.messages();
        }
        if (one.getFirst() instanceof Fact.Warning trouble) {
            troubles.add(trouble.text().map(CodedText::english).orElse(""));
        }
        return one.getFirst();
    }

    @Override
    public void close() {
        news.close();
    }

    public static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }

    public static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
