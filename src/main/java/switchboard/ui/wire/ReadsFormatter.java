package switchboard.ui.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import switchboard.record.LoggedMessage;
import switchboard.ui.Strings;
import switchboard.wire.Direction;
import switchboard.wire.ReadTrace;

/** Describes the reads that delivered a message. Thread-safe. */
final class ReadsFormatter {
    private static final int SIZES_IN_SENTENCE = 6;

    private ReadsFormatter() {}

    /** Returns one sentence with the sizes, the number of reads and the time between them. */
    static String sentence(LoggedMessage logged) {
        ReadTrace reads = logged.message().reads();
        if (logged.direction() == Direction.OUT) {
            return Strings.of("wire.reads.sent");
        }
        if (reads.count() == 0) {
            return Strings.of("wire.reads.none");
        }
        if (reads.count() == 1) {
            return Strings.of("wire.reads.one", reads.bytes(0));
        }
        String sizes = reads.count() <= SIZES_IN_SENTENCE
                ? IntStream.range(0, reads.count())
                        .mapToObj(i -> Strings.of("wire.number", reads.bytes(i)))
                        .collect(Collectors.joining(" + "))
                : Strings.of("wire.number", logged.message().size());
        long micros = totalMicros(reads);
        return Strings.of(
                reads.count() == 2 ? "wire.reads.two" : "wire.reads.many", sizes, reads.count(), duration(micros));
    }

    /** Returns the time from the first read to the last, in microseconds. */
    static long totalMicros(ReadTrace reads) {
        return IntStream.range(0, reads.count()).mapToLong(reads::gapMicros).sum();
    }

    /** Returns a duration in microseconds as text: {@code 850 µs}, {@code 43.9 ms}, {@code 12.0 s}. */
    static String duration(long micros) {
        if (micros < 1000) {
            return Strings.of("wire.micros", micros);
        }
        if (micros < 1_000_000) {
            return Strings.of("wire.millis", micros / 1000.0);
        }
        return Strings.of("wire.seconds", micros / 1_000_000.0);
    }

    /** Returns a note if the message shares a read with one of its neighbours; empty if not. */
    static Optional<String> shared(LoggedMessage message, List<LoggedMessage> adjacent) {
        String shared = adjacent.stream()
                .filter(other ->
                        shareRead(message.message().reads(), other.message().reads()))
                .map(other -> "#" + other.number())
                .collect(Collectors.joining(", "));
        return shared.isEmpty() ? Optional.empty() : Optional.of(Strings.of("wire.reads.shared", shared));
    }

    private static boolean shareRead(ReadTrace one, ReadTrace other) {
        return one.count() > 0
                && other.count() > 0
                && one.firstRead() < other.firstRead() + other.count()
                && other.firstRead() < one.firstRead() + one.count();
    }
}
