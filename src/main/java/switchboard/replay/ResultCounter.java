package switchboard.replay;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import switchboard.replay.compare.ReplayResult;
import switchboard.text.CodedText;

/**
 * Counts the results of a replay.
 *
 * <p>Thread-safe.
 */
final class ResultCounter {
    private final Map<ReplayResult, LongAdder> counts = new EnumMap<>(ReplayResult.class);
    private final AtomicInteger played = new AtomicInteger();

    ResultCounter() {
        for (ReplayResult result : ReplayResult.values()) {
            counts.put(result, new LongAdder());
        }
    }

    void count(ReplayResult result) {
        adder(result).increment();
    }

    void countPlayed() {
        played.incrementAndGet();
    }

    ReplaySummary summary(int clients, Duration duration, boolean cancelled, Optional<CodedText> failure) {
        return new ReplaySummary(
                clients,
                played.get(),
                adder(ReplayResult.SENT).sum(),
                adder(ReplayResult.SAME).sum(),
                adder(ReplayResult.DIFFERENT).sum(),
                adder(ReplayResult.MISSING).sum(),
                adder(ReplayResult.EXTRA).sum(),
                adder(ReplayResult.UNSENT).sum(),
                adder(ReplayResult.BROKEN).sum(),
                duration,
                cancelled,
                failure);
    }

    private LongAdder adder(ReplayResult result) {
        return counts.getOrDefault(result, new LongAdder());
    }
}
