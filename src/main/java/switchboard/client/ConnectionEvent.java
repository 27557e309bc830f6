package switchboard.client;

import switchboard.wire.Message;

/**
 * An event of a connection: a message or its end.
 *
 * <p>Immutable.
 */
public sealed interface ConnectionEvent {
    /** A message came. */
    record MessageReceived(Message message) implements ConnectionEvent {}

    /** The connection ended; no event follows. */
    record Ended(EndReason ending) implements ConnectionEvent {}

    /** The manner in which a connection ended. */
    enum EndReason {
        /** The other side ended its stream (FIN). */
        HUNG_UP,
        /** The other side reset the connection. */
        RESET,
        /** This side closed the connection. */
        CLOSED_HERE
    }
}
