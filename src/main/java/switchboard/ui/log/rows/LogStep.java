package switchboard.ui.log.rows;

import java.util.Optional;
import switchboard.model.ClientStep;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;

/**
 * A step of a client's connection as one row of the log: it connected, finished sending, or disconnected. Immutable.
 *
 * @param step the step with its place among the messages
 * @param at microseconds since 1970, UTC; 0 if it is not known
 * @param clientName the client's name when the row was read; empty if it has none
 * @param peer the client's address; empty if it is not known
 * @param farewell the sentence about the client's end; empty for other steps, and if it is not known
 */
public record LogStep(ClientStep step, long at, String clientName, String peer, Optional<CodedText> farewell) {
    /** Returns the client. */
    public ConnectionId client() {
        return step.client();
    }
}
