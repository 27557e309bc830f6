package switchboard.bench.echo;

import java.util.Locale;

/** How long answers took, in nanoseconds: what half, 99 % and 99.9 % of them took at most, and the longest. */
record Latency(long p50, long p99, long p999, long longest) {
    /** Returns it in microseconds, as wide as its fellows in a column. */
    String text() {
        return String.format(
                Locale.ROOT,
                "p50 %,7.0f  p99 %,7.0f  p99.9 %,7.0f  longest %,9.0f us",
                p50 / 1e3,
                p99 / 1e3,
                p999 / 1e3,
                longest / 1e3);
    }
}
