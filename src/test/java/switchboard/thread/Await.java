package switchboard.thread;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, in tests and benchmarks, for what other threads bring about. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private Await() {}

    /** Waits until something is so; fail with it in words if that takes more than a minute. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** As the other one, within ten seconds: for what a server promises soon. */
    public static void soon(String what, BooleanSupplier condition) {
        until(what, SOON, condition);
    }

    /** As the other one, with another time. */
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
