package switchboard.ui.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Request;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Note;
import switchboard.model.Reading;
import switchboard.wire.ByteNotation;
import switchboard.wire.ReplyFormat;

/** A draft becomes a request with one body for all recipients of the same text. */
@Timeout(20)
class ReplyDraftTest {
    private static ClientSummary client(long number) {
        return new ClientSummary(
                new ConnectionInfo(
                        new ConnectionId(number),
                        1,
                        "127.0.0.1:5",
                        "127.0.0.1",
                        "127.0.0.1:1",
                        0,
                        ReplyFormat.FRAMED,
                        false,
                        Reading.USUAL),
                "",
                ClientState.LIVE,
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                0,
                0,
                ReplyFormat.FRAMED,
                Reading.USUAL,
                false,
                0,
                0,
                Optional.empty(),
                Note.NONE);
    }

    private static ReplyDraft draft(String text) {
        return new ReplyDraft(
                TypedReply.of(new WrittenReply(text, ByteNotation.TEXT)),
                false,
                List.of(client(1), client(22)),
                new Request.ReplyForm.ClientFormat());
    }

    @Test
    void theSelectedClientsShareATextWithoutPlaceholders() {
        ReplyDraft draft = draft("für alle");
        Request.Reply reply = (Request.Reply) draft.request(1);
        assertEquals(2, reply.bodies().size());
        assertSame(reply.bodies().get(0).body(), reply.bodies().get(1).body());
        assertEquals(List.of(9, 9), List.of(draft.smallest(), draft.largest()));
    }

    @Test
    void aTextWithPlaceholdersIsOneForEach() {
        ReplyDraft draft = draft("client {{n}}");
        Request.Reply reply = (Request.Reply) draft.request(1);
        assertEquals("client 22", new String(reply.bodies().get(1).body(), StandardCharsets.UTF_8));
        assertEquals(List.of(8, 9), List.of(draft.smallest(), draft.largest()));
    }
}
