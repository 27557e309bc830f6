package switchboard.wire;

/** Which way a message went. */
public enum Direction {
    /** From a client to us. */
    IN,
    /** From us to a client. */
    OUT
}
