package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ClientScript.latin;
import static switchboard.wire.framing.ReaderHarness.header;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;

/** Messages that were given are divided again when later bytes prove that they were divided wrongly. */
@Timeout(60)
class DividedAgainTest {
    private static final List<String> TEXTS = List.of("hello", "how are you", "fine", "bye for now");

    private static int readsOf(ReadTrace trace) {
        int sum = 0;
        for (int piece = 0; piece < trace.count(); piece++) {
            sum += trace.bytes(piece);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5", "64"})
    void aBodyThatTookTheNextHeaderIsCutAnewThoughItWasGiven(int over) {
        ClientScript script = new ClientScript("header64").revising();
        for (String text : TEXTS) {
            script.send(header(Integer.toString(text.length() + over)))
                    .pause(20)
                    .send(text)
                    .pause(400);
        }
        script.expect(
                "each body as it was meant",
                outcome -> outcome.texts().subList(0, 3).equals(TEXTS.subList(0, 3))
                        && outcome.causes().stream()
                                .allMatch(cause -> cause == Cause.LENGTH_TOO_LARGE || cause == Cause.BODY_INCOMPLETE)
                        && outcome.messages.stream().allMatch(message -> readsOf(message.reads()) == message.size()));
        assertTrue(script.play(0).takenBack > 0 || over < 5, "a header in a read of its own was given as text");
    }

    @Test
    void theRowThatWasCutAnewHasTheFindingAndTheNextOneIsRight() {
        ClientScript.Outcome outcome = new ClientScript("header64")
                .revising()
                .send(header("69"))
                .pause(20)
                .send("hello")
                .pause(400)
                .send(header("3"))
                .pause(20)
                .send("now")
                .pause(400)
                .play(0);
        assertEquals(List.of("hello", "now"), outcome.texts());
        assertEquals(1, outcome.takenBack);
        assertEquals(
                List.of(1, 0),
                outcome.messages.stream().map(one -> one.findings().size()).toList());
        assertEquals(FrameStatus.FRAMED, outcome.messages.getLast().shape());
        assertEquals(
                List.of(3L, 2),
                List.of(
                        outcome.messages.getLast().reads().firstRead(),
                        outcome.messages.getLast().reads().count()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u32", "u32le", "u64", "u64le"})
    void aLengthThatWasShownAloneBecomesTheHeaderOfItsMessage(String sent) {
        ClientScript script = new ClientScript("header64").revising();
        for (String text : TEXTS) {
            byte[] frame = Framings.parse(sent).frame(latin(text)).bytes();
            int head = frame.length - text.length();
            script.send(Arrays.copyOf(frame, head)).pause(3_000).send(text).pause(3_000);
        }
        script.expect(
                "a row for each message and one finding",
                outcome -> outcome.texts().equals(TEXTS)
                        && outcome.problems().size() == 1
                        && outcome.messages.getFirst().findings().getFirst().certainty() == Certainty.CERTAIN
                        && outcome.takenBack > 0
                        && outcome.messages.stream().allMatch(message -> readsOf(message.reads()) == message.size()));
    }

    @ParameterizedTest
    @CsvSource({"u16, u32", "u16le, u32", "u32le, u64", "u32, u64"})
    void emptyMessagesThatWereTheUpperBytesOfALengthAreTakenBack(String agreed, String sent) {
        // The length in the place of the agreed one is larger than the body, so the message stays open.
        String text = "a text of thirty-three characters";
        byte[] frame = Framings.parse(sent).frame(latin(text)).bytes();
        int wide = Framings.parse(sent).headerLength();
        if (Framings.parse(agreed).frame(latin(text)).bytes()[0] == 0) {
            // Both agree where the order is the same, so nothing is said.
            ClientScript.Outcome outcome =
                    new ClientScript(agreed).revising().send(frame).pause(3_000).play(0);
            assertEquals(List.of(), outcome.problems());
            return;
        }
        new ClientScript(agreed)
                .revising()
                .send(frame)
                .pause(3_000)
                .send(frame)
                .pause(3_000)
                .expect(
                        "the wider length",
                        outcome -> outcome.texts().equals(List.of(text, text))
                                && outcome.messages.stream().allMatch(message -> message.headerLength() == wide)
                                && outcome.problems().size() == 1
                                && outcome.sentences().getFirst().contains(wide + " binary bytes"));
    }

    @Test
    void anOutputThatKeepsItsMessagesGetsWhatIsBehindThem() {
        ClientScript script = new ClientScript("header64")
                .send(header("69"))
                .pause(20)
                .send("hello")
                .pause(400)
                .send(header("3"))
                .pause(20)
                .send("now")
                .pause(400);
        ClientScript.Outcome outcome = script.play(0);
        assertEquals(0, outcome.takenBack);
        assertEquals(List.of(Cause.LENGTH_TOO_LARGE), outcome.causes());
        assertEquals("now", outcome.messages.getLast().text());
    }

    @Test
    void textsWithoutAHeaderAreNeverDividedAgain() {
        ClientScript script = new ClientScript("header64").revising();
        for (String text : List.of("alice", "a", "zebra and others", "b")) {
            script.send(text).pause(3_000);
        }
        script.expect("rows as they came", outcome -> outcome.takenBack == 0);
        List<Message> messages = script.play(0).messages;
        assertEquals(4, messages.size());
    }
}
