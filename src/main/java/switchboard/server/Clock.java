package switchboard.server;

import java.time.Instant;

/** The wall clock in the unit that facts carry. Deadlines never use it: they run on {@code System.nanoTime}. */
final class Clock {
    private Clock() {}

    /** Return microseconds since 1970, UTC. */
    static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
