package switchboard.bench.echo;

import java.util.Locale;

/** The latency of replies in nanoseconds: median, 99th and 99.9th percentile, and maximum. */
public record Latency(long p50, long p99, long p999, long longest) {
    /** Returns the latency in microseconds, in columns of fixed width. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "p50 %,7.0f  p99 %,7.0f  p99.9 %,7.0f  longest %,9.0f us",
                p50 / 1e3,
                p99 / 1e3,
                p999 / 1e3,
                longest / 1e3);
    }
}
