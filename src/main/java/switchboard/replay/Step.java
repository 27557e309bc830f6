package switchboard.replay;

import switchboard.wire.Direction;
import switchboard.wire.Message;

/** One thing that happened in a conversation then. Times are microseconds since 1970, UTC. */
sealed interface Step {
    /** Somebody said something. */
    record Say(long number, long at, Direction direction, Message message) implements Step {}

    /** The conversation, or the client's part of it, ended. */
    record End(long at, How how) implements Step {}

    /** How it ended. */
    enum How {
        /** The client finished sending. */
        CLIENT_FINISHED,
        /** The client broke the connection. */
        CLIENT_RESET,
        /** The server hung up because of what the client had said. */
        SERVER_CLOSED,
        /** The server hung up for a reason of its own: a person, a deadline, its own end. */
        SERVER_LEFT,
        /** The recording does not say: it ended first. */
        UNKNOWN
    }
}
