package switchboard.event;

/**
 * The lag of the session file behind the messages. Immutable.
 *
 * @param messages the messages that were accepted and are not on disk yet
 * @param since the {@link ElapsedTime} of the oldest of them, in microseconds; 0 if there is none
 * @param missing the messages of this run that will never be on disk
 */
public record Lag(long messages, long since, long missing) {
    /** No lag and no missing messages. */
    public static final Lag NONE = new Lag(0, 0, 0);

    /**
     * Returns the wait of the oldest message in milliseconds.
     *
     * @param now the {@link ElapsedTime} in microseconds
     */
    public long millis(long now) {
        return messages == 0 ? 0 : Math.max(0, now - since) / 1_000;
    }
}
