package switchboard.model;

/**
 * A step of a client's connection at its place in the session's one order of events. Immutable.
 *
 * <p>Clocks can be set, so the order of events is never taken from their times.
 *
 * @param place its number among all steps of the session, counted from 1 in the order in which they happened
 * @param after the number of the last message before it; 0 if there is none
 * @param client the client
 * @param kind the kind of step
 */
public record ClientStep(long place, long after, ConnectionId client, Kind kind) {
    /** A kind of step. The order of the constants is that of the steps. */
    public enum Kind {
        /** The client connected. */
        CAME,
        /** The client finished sending and could still be answered. */
        FINISHED,
        /** The client left, or could not be answered any more. */
        LEFT
    }
}
