package switchboard.client.session;

import switchboard.model.ConnectionId;
import switchboard.text.CodedText;

/**
 * A change in the state of a connection of a {@link ClientSession}. Immutable.
 *
 * @param connection the connection's number
 * @param phase its state from now on
 * @param text the sentence about it, with the reason of a failure or an end
 */
public record ClientStatus(ConnectionId connection, Phase phase, CodedText text) {
    /** The states of a connection after the attempt to connect. */
    public enum Phase {
        /** Messages can be sent. */
        CONNECTED,
        /** The server could not be reached. */
        FAILED,
        /** The connection was there and has ended. */
        ENDED
    }
}
