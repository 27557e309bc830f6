package switchboard.replay;

import java.time.Duration;
import java.util.Optional;
import switchboard.model.ConnectionId;
import switchboard.replay.compare.ReplayResult;
import switchboard.text.CodedText;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * The fate of one message or of one connection compared with the recording.
 *
 * <p>Immutable.
 *
 * @param client the recorded client; number 0 for a connection that matches no recorded client
 * @param clientName the client's name; empty if it has none
 * @param number the number of the recorded message; 0 where none was recorded
 * @param direction the direction of the message, seen from the server as in the log
 * @param result the result of the comparison
 * @param recorded the recorded message; empty where there is none, or where it was not read any more
 * @param received the message received, where it differs; a very long one is cut
 * @param why the explanation; empty where there is none
 * @param after the time since the beginning of the replay
 */
public record ReplayOutcome(
        ConnectionId client,
        String clientName,
        long number,
        Direction direction,
        ReplayResult result,
        Optional<Message> recorded,
        Optional<Message> received,
        Optional<CodedText> why,
        Duration after) {}
