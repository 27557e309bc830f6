package switchboard.event;

/**
 * How far the session file is behind what was said. Immutable.
 *
 * @param messages how many were accepted and are not on disk yet
 * @param since when the oldest of them came or went, microseconds since 1970, UTC; 0 if none waits
 * @param missing how many messages of this run will never be on disk
 */
public record Lag(long messages, long since, long missing) {
    /** Nothing waits and nothing is missing. */
    public static final Lag NONE = new Lag(0, 0, 0);

    /** Returns how long the oldest message has been waiting, at a time in microseconds since 1970, UTC. */
    public long millis(long now) {
        return messages == 0 ? 0 : Math.max(0, now - since) / 1_000;
    }
}
