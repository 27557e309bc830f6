package switchboard.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The counts of the connection registry at one time. Immutable; {@code total} is always {@code live} plus the sum of
 * {@code closed}.
 *
 * @param version grows by one with every change, so that the larger of two versions is the newer one
 * @param live the connections that neither side has ended
 * @param total the connections accepted so far
 * @param peak the most connections that were live at once
 * @param rejected the connections that were rejected
 * @param threads the virtual threads that serve connections now
 * @param closed the ended connections by reason; reasons that did not occur may be missing
 */
public record Counts(
        long version, int live, long total, int peak, long rejected, int threads, Map<CloseReason, Long> closed) {
    /** The counts of a new registry. */
    public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, Map.of());

    /** Copies the map. */
    public Counts {
        closed = closed.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(closed));
    }

    /** Returns the number of connections that ended, for all reasons together. */
    public long ended() {
        long sum = 0;
        for (long count : closed.values()) {
            sum += count;
        }
        return sum;
    }
}
