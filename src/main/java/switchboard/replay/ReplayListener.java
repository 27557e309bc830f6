package switchboard.replay;

/** Hears how a replay goes. Each method may be called on any thread, {@link #outcome} on several at once. */
public interface ReplayListener {
    /** Says that the recording has been read: so many clients with so many messages will be played. */
    default void began(int clients, long messages) {}

    /** Says that the server's part waits for clients at this address, as people write it. */
    default void listening(String address, int port) {}

    /** Tells what became of a message or a connection. */
    void outcome(Outcome outcome);

    /** Says that it is over; nothing comes after this. */
    void ended(Summary summary);
}
