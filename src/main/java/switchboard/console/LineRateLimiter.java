package switchboard.console;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits the printed lines by a token bucket: a burst of lines, then a number of lines a second.
 *
 * <p>Used by one thread.
 */
final class LineRateLimiter {
    private final int atOnce;
    private final int perSecond;
    private final LongSupplier nanos;
    private double tokens;
    private long lastNanos;

    LineRateLimiter(int atOnce, int perSecond, LongSupplier nanos) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.nanos = nanos;
        tokens = atOnce;
        lastNanos = nanos.getAsLong();
    }

    /** Takes up to {@code wanted} tokens and returns the number granted; one token is one line. */
    int take(long wanted) {
        long now = nanos.getAsLong();
        tokens = Math.min(atOnce, tokens + (now - lastNanos) * (double) perSecond / TimeUnit.SECONDS.toNanos(1));
        lastNanos = now;
        int granted = (int) Math.min(wanted, (long) tokens);
        tokens -= granted;
        return granted;
    }
}
