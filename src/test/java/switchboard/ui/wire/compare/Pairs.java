package switchboard.ui.wire.compare;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.wire.Direction;
import switchboard.wire.Message;

/** Pairs of messages for tests: the first has the number 12, the second 14. */
final class Pairs {
    private Pairs() {}

    static MessagePair of(Message first, Message second) {
        // In the other order, because the smaller number comes first whatever was selected first.
        return MessagePair.of(content(14, second), content(12, first));
    }

    private static WireContent content(long number, Message message) {
        return WireContent.of(new LoggedMessage(
                number,
                0,
                new ConnectionId(1),
                "",
                "127.0.0.1:1",
                Direction.IN,
                message,
                OptionalLong.empty(),
                Note.NONE,
                false,
                StandardCharsets.UTF_8));
    }
}
