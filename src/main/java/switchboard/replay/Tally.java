package switchboard.replay;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import switchboard.text.CodedText;

/**
 * Counts the results of a replay.
 *
 * <p>Thread-safe.
 */
final class Tally {
    private final Map<Result, LongAdder> counts = new EnumMap<>(Result.class);
    private final AtomicInteger played = new AtomicInteger();

    Tally() {
        for (Result result : Result.values()) {
            counts.put(result, new LongAdder());
        }
    }

    void count(Result result) {
        adder(result).increment();
    }

    void countPlayed() {
        played.incrementAndGet();
    }

    Summary summary(int clients, Duration duration, boolean cancelled, Optional<CodedText> failure) {
        return new Summary(
                clients,
                played.get(),
                adder(Result.SENT).sum(),
                adder(Result.SAME).sum(),
                adder(Result.DIFFERENT).sum(),
                adder(Result.MISSING).sum(),
                adder(Result.EXTRA).sum(),
                adder(Result.UNSENT).sum(),
                adder(Result.BROKEN).sum(),
                duration,
                cancelled,
                failure);
    }

    private LongAdder adder(Result result) {
        return counts.getOrDefault(result, new LongAdder());
    }
}
