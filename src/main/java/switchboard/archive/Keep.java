package switchboard.archive;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of the past somebody wishes to keep. Immutable.
 *
 * @param longest sessions that ended longer ago are too old; empty for any age
 * @param mostBytes all sessions together take so many bytes on disk at most, the newest count first; empty for any size
 */
public record Keep(Optional<Duration> longest, OptionalLong mostBytes) {
    /** Keep everything. */
    public static final Keep EVERYTHING = new Keep(Optional.empty(), OptionalLong.empty());
}
