package switchboard.bench.baddays;

/** The clock of a run: nanoseconds of the monotonic clock since the bench began. Stateless but for its beginning. */
final class RunClock {
    private static final long BEGAN = System.nanoTime();

    private RunClock() {}

    static long now() {
        return System.nanoTime() - BEGAN;
    }
}
