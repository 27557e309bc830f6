package switchboard.model;

/** The outcome of one reply to one recipient. */
public enum Delivery {
    /** The operating system has taken all its bytes. */
    SENT,
    /** It is queued behind others, because the client reads slowly; another outcome follows. */
    WAITING,
    /** It was not sent. */
    FAILED
}
