package switchboard.replay;

import java.time.Duration;
import java.util.Optional;
import switchboard.model.ConnectionId;
import switchboard.text.CodedText;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/**
 * What became of one message, or of one connection, against what was recorded. Immutable.
 *
 * @param client the recorded client; number 0 for a caller that nobody stands for
 * @param clientName its name; empty if it has none
 * @param number the recorded message's; 0 where none was recorded
 * @param direction which way the message goes, seen from the server as in the log
 * @param result what became of it
 * @param recorded what was said then; empty where nothing was, or where it was not looked up any more
 * @param received what was said now, where that is something else; a very long one as far as it is kept
 * @param why what happened; empty where there is nothing to say
 * @param after when, counted from the beginning of the replay
 */
public record Outcome(
        ConnectionId client,
        String clientName,
        long number,
        Direction direction,
        Result result,
        Optional<Message> recorded,
        Optional<Message> received,
        Optional<CodedText> why,
        Duration after) {}
