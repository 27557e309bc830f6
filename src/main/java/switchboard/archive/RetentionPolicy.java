package switchboard.archive;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The limits of age and size up to which sessions are kept. Immutable.
 *
 * @param longest sessions that ended longer ago are too old; empty for any age
 * @param mostBytes the bytes on disk that all sessions may take together, counted from the newest; empty for any size
 */
public record RetentionPolicy(Optional<Duration> longest, OptionalLong mostBytes) {
    /** The policy that keeps every session. */
    public static final RetentionPolicy EVERYTHING = new RetentionPolicy(Optional.empty(), OptionalLong.empty());
}
