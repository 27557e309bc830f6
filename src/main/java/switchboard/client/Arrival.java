package switchboard.client;

import switchboard.wire.Message;

/**
 * An event of a connection: a message or its end.
 *
 * <p>Immutable.
 */
sealed interface Arrival {
    /** A message came. */
    record Came(Message message) implements Arrival {}

    /** The connection ended; no event follows. */
    record Ended(Ending ending) implements Arrival {}

    /** The manner in which a connection ended. */
    enum Ending {
        /** The other side ended its stream (FIN). */
        HUNG_UP,
        /** The other side reset the connection. */
        RESET,
        /** This side closed the connection. */
        CLOSED_HERE
    }
}
