package switchboard.replay;

/**
 * Receives the events of a replay.
 *
 * <p>Each method may be called by any thread, {@link #outcome} by several at once.
 */
public interface ReplayListener {
    /** Called after the recording has been read, with the numbers of clients and messages to play. */
    default void began(int clients, long messages) {}

    /** Called when the replayed server listens for clients at this address, which has the form that people write. */
    default void listening(String address, int port) {}

    /** Called with the outcome of each message or connection. */
    void outcome(ReplayOutcome outcome);

    /** Called at the end of the replay, as the last event. */
    void ended(ReplaySummary summary);
}
