package switchboard.server.context;

import java.time.Instant;

/** The clocks of this computer: {@link System#nanoTime} and {@link Instant#now}. Thread-safe. */
public final class SystemClock implements Clock {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
