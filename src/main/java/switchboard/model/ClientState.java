package switchboard.model;

/** The state of a client. */
public enum ClientState {
    /** Connected, and its messages are read. */
    LIVE,
    /** Connected, but on hold: nothing is read from it. */
    HELD,
    /** Half-closed: it finished sending and can still be answered. */
    FINISHED,
    /** Disconnected. */
    LEFT
}
