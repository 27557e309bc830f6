package switchboard.server.context;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it. */
public class ManualClock implements Clock {
    /** The current nanoseconds; negative at first, because {@link System#nanoTime} may be negative. */
    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public long micros() {
        return 1_000_000_000_000L + nanos.get() / 1_000;
    }
}
