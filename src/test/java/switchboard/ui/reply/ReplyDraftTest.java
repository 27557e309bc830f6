package switchboard.ui.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.HexFormat;
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
import switchboard.ui.LocalizedDigits;
import switchboard.wire.ByteNotation;
import switchboard.wire.ReplyFormat;
import switchboard.wire.UnencodableException;
import switchboard.wire.framing.Framings;

/** A draft becomes a request with one body for all recipients of the same text. */
@Timeout(20)
class ReplyDraftTest {
    private static ClientSummary client(long number) {
        return client(number, Reading.USUAL);
    }

    private static ClientSummary client(long number, Reading reading) {
        return client(number, reading, false);
    }

    private static ClientSummary client(long number, Reading reading, boolean unframed) {
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
                reading,
                unframed,
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
        assertEquals("client 22", reply.bodies().get(1).body().toString());
        assertEquals(List.of(8, 9), List.of(draft.smallest(), draft.largest()));
    }

    @Test
    void aTextWithEscapesIsCountedAndShownInTheEncodingOfItsRecipients() throws UnencodableException {
        Reading gbk = Reading.USUAL.with(Charset.forName("GBK"));
        ReplyDraft draft = new ReplyDraft(
                TypedReply.of(new WrittenReply("\\x01\u4f60\\u597d", ByteNotation.ESCAPES)),
                false,
                List.of(client(1, gbk), client(2)),
                new Request.ReplyForm.ClientFormat());
        assertEquals(List.of(5, 7), List.of(draft.smallest(), draft.largest()));
        assertEquals("01c4e3bac3", HexFormat.of().formatHex(draft.example()));
    }

    private static String words(String text, Request.ReplyForm form, ClientSummary... to) {
        return WireWords.of(
                new ReplyDraft(TypedReply.of(new WrittenReply(text, ByteNotation.TEXT)), false, List.of(to), form));
    }

    @Test
    void whatGoesOverTheWireIsToldInWords() {
        Request.ReplyForm usual = new Request.ReplyForm.ClientFormat();
        String header = LocalizedDigits.ofUser("64") + "-byte text length, then ";
        assertEquals("", words("hi", usual));
        assertEquals("On the wire: " + header + "UTF-8 text.", words("hi", usual, client(1), client(2)));
        assertEquals(
                "On the wire: " + header + "UTF-8 text, but with length " + LocalizedDigits.ofUser("3") + ".",
                words("hi", new Request.ReplyForm.FalseLength(3), client(1)));
        assertEquals(
                "On the wire: the body alone, without a frame.",
                words("hi", new Request.ReplyForm.InFormat(ReplyFormat.RAW), client(1)));
        Charset charset = Charset.forName("GBK");
        String one = LocalizedDigits.ofUser("1") + " client: ";
        assertEquals(
                "On the wire: " + one + header + "GBK text; " + one + "The bytes up to NUL, in GBK.",
                words(
                        "hi",
                        usual,
                        client(1, Reading.USUAL.with(charset)),
                        client(3, Reading.USUAL.with(Framings.parse("nul")).with(charset))));
    }

    @Test
    void aClientWithoutFramesGetsNoneUnlessAFormatIsChosen() {
        ClientSummary unframed = client(1, Reading.USUAL, true);
        assertEquals(
                "On the wire: the body alone, without a frame.",
                words("hi", new Request.ReplyForm.ClientFormat(), unframed));
        assertEquals(
                "On the wire: " + LocalizedDigits.ofUser("64") + "-byte text length, then UTF-8 text.",
                words("hi", new Request.ReplyForm.InFormat(ReplyFormat.FRAMED), unframed));
    }

    @Test
    void linesForHl7AreSaidToNeedAnotherEnd() {
        ClientSummary hl7 = client(1, Reading.USUAL.with(Framings.parse("mllp")));
        Request.ReplyForm usual = new Request.ReplyForm.ClientFormat();
        assertTrue(words("MSH|\nPID|", usual, hl7).endsWith("end with LF: choose Escapes and write \\r."));
        assertFalse(words("MSH|\rPID|", usual, hl7).contains("HL7"));
        assertFalse(words("MSH|\nPID|", usual, client(1)).contains("HL7"));
    }
}
