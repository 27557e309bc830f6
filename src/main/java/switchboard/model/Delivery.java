package switchboard.model;

/** What became of one reply to one recipient. */
public enum Delivery {
    /** All its bytes were taken by the operating system. */
    SENT,
    /** It stands behind others because the client reads slowly; another outcome follows. */
    WAITING,
    /** It will not arrive. */
    FAILED
}
