package switchboard.replay.script;

import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * One step of a recorded connection. Times are in microseconds since 1970, UTC.
 *
 * <p>Immutable.
 */
public sealed interface ScriptStep {
    /** A message. */
    record MessageStep(long number, long at, Direction direction, Message message) implements ScriptStep {}

    /** The end of the connection, or of the client's direction of it. */
    record EndStep(long at, EndKind how) implements ScriptStep {}

    /** The manner in which a connection ended. */
    enum EndKind {
        /** The client ended its stream (FIN). */
        CLIENT_FINISHED,
        /** The client reset the connection. */
        CLIENT_RESET,
        /** The server closed the connection because of a message of the client. */
        SERVER_CLOSED,
        /** The server closed the connection for its own reason: an operator, a deadline, its shutdown. */
        SERVER_LEFT,
        /** The recording ended before the connection did. */
        UNKNOWN
    }
}
