package switchboard.model;

/** The outcome of one reply to one recipient. */
public enum Delivery {
    /** The operating system has taken all its bytes. */
    SENT,
    /** It is not sent yet, because the client reads slowly or the server is busy; another outcome follows. */
    WAITING,
    /** It is sent on a timer, and was sent as often as the detail says; another outcome follows. */
    REPEATING,
    /** It was not sent. */
    FAILED
}
