package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ReaderHarness.frame;
import static switchboard.wire.framing.ReaderHarness.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

/** A length that is too large swallows the next header; the bytes are divided anew and the reason is named. */
@Timeout(30)
class LengthTooLargeTest {
    private static final List<String> TEXTS = List.of("hello", "how are you", "fine", "bye for now");

    private static String counted(String text, int over) {
        return header(Integer.toString(text.length() + over)) + text;
    }

    private static ClientScript counting(int over, String framing, int width) {
        ClientScript script = new ClientScript(framing);
        for (String text : TEXTS) {
            script.send(header(Integer.toString(text.length() + over), width) + text)
                    .pause(400);
        }
        // The first right message is taken for another one that counts too many, until its end shows otherwise.
        return script.send(header("7", width) + "right a")
                .pause(500)
                .send(header("7", width) + "right b")
                .pause(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 64, 66})
    void tooManyThatWereCountedAreNamedAndTheMessagesBehindAreReadAgain(int over) {
        counting(over, "header64", 64)
                .expect(
                        "too many counted",
                        outcome -> !outcome.problems().isEmpty()
                                && outcome.causes().stream().allMatch(Cause.LENGTH_TOO_LARGE::equals)
                                && outcome.sentences().stream().allMatch(why -> why.contains("counted"))
                                && outcome.frames().contains("right b")
                                && !outcome.reader.unframed());
    }

    @Test
    void aBodyThatTakesTwoHeadersIsDividedTwice() {
        ClientScript.Outcome outcome = counting(200, "header64", 64).play(0);
        assertTrue(outcome.causes().stream().allMatch(Cause.LENGTH_TOO_LARGE::equals), outcome.toString());
        assertEquals(List.of("right a", "right b"), outcome.frames());
    }

    @Test
    void bothRowsAreCutAnewWhereTheNextHeaderIsThereInTime() {
        ClientScript.Outcome outcome = counting(1, "header64", 64).play(0);
        assertEquals(
                List.of("hello", "how are you", "fine", "bye for now", "right a", "right b"),
                outcome.messages.stream().map(Message::text).toList());
        assertEquals(
                "The header announced 6 bytes, but after 5 of them the next header begins: 1 too many was counted, "
                        + "perhaps a line end or a NUL that was not sent.",
                outcome.sentences().getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "1, LENGTH_TOO_LARGE_ONE",
        "2, LENGTH_TOO_LARGE_QUOTES",
        "3, LENGTH_TOO_LARGE_QUOTES",
        "64, LENGTH_TOO_LARGE_HEADER"
    })
    void theReasonIsNamedWhereTheNumberGivesItAway(int over, WireText code) {
        assertEquals(code, counting(over, "header64", 64).play(0).codes().getFirst());
    }

    @ParameterizedTest
    @CsvSource({"header10, 10, 1", "header10, 10, 10", "header16, 16, 3"})
    void narrowHeadersAreFoundInsideABodyToo(String framing, int width, int over) {
        counting(over, framing, width)
                .expect(
                        "too many counted",
                        outcome -> outcome.causes().contains(Cause.LENGTH_TOO_LARGE)
                                && outcome.frames().contains("right b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void aStrictListenerToldTheClientTheCounting(int over) {
        ClientScript script = new ClientScript("header64", true)
                .send(counted("hello", over))
                .pause(400)
                .send(counted("how are you", over))
                .pause(3_000);
        script.expect(
                "refused with the counting",
                outcome -> outcome.reader.refusal().stream()
                        .anyMatch(why -> why.text().english().contains("too many")
                                && !why.text().english().contains("63")));
    }

    @Test
    void digitsWithoutAHeaderAreToldApartFromTheHeaderBehindThem() {
        for (String first : List.of("7", "42", "0")) {
            ClientScript script = new ClientScript("header64")
                    .send(first)
                    .pause(500)
                    .send(header("5") + "HELLO")
                    .pause(300)
                    .send(frame("STOP at the next corner"))
                    .pause(300);
            script.expect(
                    "digits told apart",
                    outcome -> outcome.causes().equals(List.of(Cause.NO_HEADER))
                            && outcome.sentences().getFirst().contains("“" + first + "”"));
            assertEquals(
                    List.of("HELLO", "STOP at the next corner"), script.play(0).frames());
        }
    }

    @Test
    void digitsBeforeTheOnlyMessageAreFoundBySilence() {
        new ClientScript("header64")
                .send("7")
                .pause(500)
                .send(header("5") + "HELLO")
                .pause(2_500)
                .fin()
                .expect(
                        "digits told apart",
                        outcome -> outcome.frames().equals(List.of("HELLO"))
                                && outcome.causes().equals(List.of(Cause.NO_HEADER)));
    }

    @Test
    void twoSendersOnOneSocketAreNamedWhateverTheyInterrupt() {
        ClientScript script = new ClientScript("header64")
                .send(frame("first"))
                .pause(300)
                .send(header("11") + frame("PING") + "hello world")
                .pause(600)
                .send(header("20") + "A: half of" + frame("PING") + " a sentenc")
                .pause(600)
                .send(frame("last"));
        script.expect(
                "two senders",
                outcome -> outcome.frames().containsAll(List.of("first", "last"))
                        && outcome.sentences().stream().allMatch(why -> why.contains("second"))
                        && !outcome.causes().contains(Cause.HEADER_ONCE)
                        && !outcome.causes().contains(Cause.NO_HEADER));
        ClientScript.Outcome whole = script.play(0);
        assertEquals(List.of("first", "PING", "PING", "last"), whole.frames());
        assertEquals(List.of(WireText.TWO_SENDERS, WireText.TWO_SENDERS), whole.codes());
    }

    @Test
    void aHeaderWiderThanAgreedIsMeasuredInsteadOfQuotingBlanks() {
        ClientScript script = new ClientScript("header64");
        for (String text : List.of("hello", "how are you", "bye")) {
            script.send(header(Integer.toString(text.length()), 128) + text).pause(300);
        }
        script.expect(
                "128 bytes wide",
                outcome -> outcome.messages.stream()
                        .flatMap(message -> message.findings().stream())
                        .noneMatch(finding -> finding.text().english().matches(".*“ +…?”.*")));
        ClientScript.Outcome whole = script.play(0);
        assertEquals(List.of(WireText.HEADER_OTHER_WIDTH), whole.codes());
        assertTrue(whole.hasBody("how are you"), whole.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero8", "zero15", "header8", "header16", "header64", "u32"})
    void aBodyOfHeadersIsExaminedOnce(String framing) {
        int width = Framings.parse(framing).headerLength();
        byte[] empty = Framings.parse(framing).frame(new byte[0]).bytes();
        byte[] body = ClientScript.latin(new String(empty, StandardCharsets.ISO_8859_1).repeat((1 << 20) / width));
        byte[] whole = Framings.parse(framing).frame(body).bytes();
        ClientScript.Outcome behind = new ClientScript(framing)
                .send(whole, ClientScript.latin("\u007fno header"))
                .fin()
                .play(0);
        assertEquals(FrameStatus.FRAMED, behind.messages.getFirst().shape());
        ClientScript.Outcome cut = new ClientScript(framing)
                .send(Arrays.copyOf(whole, whole.length - 1))
                .reset()
                .play(0);
        assertTrue(cut.messages.getLast().isProblem());
    }

    @Test
    void aLengthBeyondTheLimitInsideAFrameThatWasGivenIsNone() {
        String body = " abc" + header("3", 16) + "abc" + "0000003000000000" + "abcd";
        ClientScript.Outcome outcome = new ClientScript("header16")
                .send(header(Integer.toString(body.length()), 16) + body)
                .pause(100)
                .send("xyzzy")
                .fin()
                .play(0);
        assertEquals(
                List.of(59, 5), outcome.messages.stream().map(Message::size).toList());
    }
}
