package switchboard.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The thread registry's counts at one instant: {@code total == live + the sum of closed}, always.
 *
 * @param version grows by one with every change; of two values the one with the larger version is newer
 * @param live connections whose client has not finished and that we have not closed
 * @param total connections ever taken
 * @param peak the most that were live at once
 * @param rejected connections that were turned away
 * @param threads virtual threads that serve connections now
 * @param closed how many ended, by reason; reasons that never happened may be missing
 */
public record Counts(
        long version, int live, long total, int peak, long rejected, int threads, Map<CloseReason, Long> closed) {
    /** Nothing has happened yet. */
    public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, Map.of());

    /** Copy the map. */
    public Counts {
        closed = closed.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(closed));
    }

    /** Returns how many connections ended, whatever the reason. */
    public long ended() {
        long sum = 0;
        for (long count : closed.values()) {
            sum += count;
        }
        return sum;
    }
}
