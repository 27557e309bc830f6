package switchboard.wire;

/** The direction of a message. */
public enum Direction {
    /** From a client to the server. */
    IN,
    /** From the server to a client. */
    OUT
}
