package switchboard.model;

/** Where a client stands. */
public enum ClientState {
    /** Connected and read. */
    LIVE,
    /** Connected, but on hold: nothing is read from it. */
    HELD,
    /** It finished sending and can still be answered. */
    FINISHED,
    /** Gone. */
    LEFT
}
