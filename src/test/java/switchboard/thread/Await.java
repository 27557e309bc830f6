package switchboard.thread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests and benchmarks for a condition that other threads bring about. The calling thread blocks. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private Await() {}

    /** Waits until a condition holds; fails with its description after a minute. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** Waits until a condition holds; fails with its description after ten seconds. */
    public static void soon(String what, BooleanSupplier condition) {
        until(what, SOON, condition);
    }

    /** Waits until a condition holds; fails with its description after the given time. */
    public static void until(String what, Duration time, BooleanSupplier condition) {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (end - System.nanoTime() < 0) {
                throw new AssertionError("in " + time + " it did not happen that " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
