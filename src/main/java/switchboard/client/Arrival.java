package switchboard.client;

import switchboard.wire.Message;

/** What a conversation brings. */
sealed interface Arrival {
    /** A message. */
    record Came(Message message) implements Arrival {}

    /** Nothing more will come, and why. */
    record Ended(Ending ending) implements Arrival {}

    /** How the other side stopped talking. */
    enum Ending {
        /** It finished sending. */
        HUNG_UP,
        /** It reset the connection. */
        RESET,
        /** We closed it. */
        CLOSED_HERE
    }
}
