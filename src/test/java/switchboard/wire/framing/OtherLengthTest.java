package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ClientScript.join;
import static switchboard.wire.framing.ClientScript.latin;
import static switchboard.wire.framing.ReaderHarness.frame;
import static switchboard.wire.framing.ReaderHarness.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Findings;
import switchboard.wire.Message;

/** Lengths in another form than agreed are found by arithmetic over the stream, whatever the reads bring. */
@Timeout(60)
class OtherLengthTest {
    private static byte[] framed(String framing, String text) {
        return Framings.parse(framing).frame(latin(text)).bytes();
    }

    private static byte[] head(String framing, String text) {
        byte[] all = framed(framing, text);
        return Arrays.copyOf(all, all.length - text.length());
    }

    private static boolean says(ClientScript.Outcome outcome, String words) {
        return outcome.messages.stream()
                .flatMap(message -> message.findings().stream())
                .anyMatch(finding -> finding.text().english().contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "u32, u32le, lowest byte first: 05 00 00 00 is 5",
        "u16, u16le, lowest byte first: 05 00 is 5",
        "u32le, u32, highest byte first: 00 00 00 05 is 5",
        "u16le, u16, highest byte first: 00 05 is 5"
    })
    void theOtherByteOrderIsNamedWithBothNumbers(String agreed, String sent, String words) {
        ClientScript script = new ClientScript(agreed)
                .send(framed(sent, "hello"))
                .pause(700)
                .send(framed(sent, "how are you today?"))
                .pause(13_000);
        script.expect(
                "the other order",
                outcome -> outcome.problems().size() == 1
                        && says(outcome, words)
                        && outcome.hasBody("hello")
                        && outcome.hasBody("how are you today?"));
    }

    @ParameterizedTest
    @CsvSource({"u16, u16", "u32, u32", "u16, u32", "u32, u16"})
    void rightMessagesBehindWrongOnesAreReadAgain(String agreed, String last) {
        String other = agreed.equals("u32") ? "u32le" : "u16le";
        new ClientScript(agreed)
                .send(framed(other, "hello"))
                .pause(3_000)
                .send(framed(agreed, "now it is right"))
                .pause(3_000)
                .expect("in step", outcome -> outcome.frames().equals(List.of("now it is right")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u32", "u32le", "u16", "u16le", "u64", "u64le"})
    void lengthAndBodyInTwoSendsAreOneMessage(String sent) {
        ClientScript script = new ClientScript("header64");
        for (String text : List.of("position 1", "position 22", "at home")) {
            script.send(head(sent, text)).pause(250).send(text).pause(400);
        }
        script.expect(
                "a binary length",
                outcome -> outcome.problems().size() == 1
                        && outcome.messages.size() == 3
                        && outcome.hasBody("at home")
                        && says(outcome, "binary bytes"));
    }

    @Test
    void eachNewFormIsNamedOnce() {
        ClientScript script = new ClientScript("header64");
        // 14 is no white space, so a byte of that value is no text.
        String text = "position of it";
        for (String form : List.of("u32", "u32le", "u16", "u16le", "u64", "u8")) {
            script.send(head(form, text)).pause(250).send(text).pause(400);
        }
        for (String form : List.of("u32", "u32le", "u16", "u16le", "u64", "u64le", "u8")) {
            script.send(framed(form, text)).pause(400);
        }
        script.expect(
                "named",
                outcome -> outcome.messages.size() == 13
                        && outcome.messages.stream()
                                .allMatch(message -> message.text().equals(text))
                        && outcome.causes().stream()
                                .noneMatch(cause -> cause == Cause.NO_HEADER || cause == Cause.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u32le", "u32"})
    void anyLengthIsRecognisedWhateverItsLowestByteLooksLike(String sent) {
        for (int length : new int[] {1, 3, 5, 10, 13, 22, 32, 40, 48, 57, 90, 128, 200, 255, 256, 300, 1000}) {
            for (String agreed : List.of("header64", "header10", "zero4", "header4")) {
                ClientScript script = new ClientScript(agreed)
                        .send(framed(sent, "x".repeat(length)))
                        .pause(300);
                script.expect(
                        "a length of " + length,
                        outcome -> outcome.problems().size() == 1
                                && (outcome.causes().contains(Cause.BINARY_LENGTH_BIG_ENDIAN)
                                        || outcome.causes().contains(Cause.BINARY_LENGTH_LITTLE_ENDIAN)));
            }
        }
    }

    @Test
    void lengthsOfAllKindsInOneStreamAreEachNamed() {
        ClientScript script = new ClientScript("header64");
        for (int length : new int[] {3, 5, 10, 13, 22, 40, 90, 128, 200, 300}) {
            script.send(framed("u32le", "x".repeat(length))).pause(300);
        }
        script.send(framed("u32le", "hello"), framed("u32le", "world")).pause(300);
        for (int length : new int[] {1, 5, 40, 90, 200}) {
            script.send(framed("leb128", "y".repeat(length))).pause(300);
        }
        script.expect(
                "each named",
                outcome -> outcome.hasBody("hello")
                        && outcome.hasBody("world")
                        && outcome.hasBody("y".repeat(90))
                        && outcome.hasBody("y".repeat(200))
                        && outcome.causes().stream()
                                .allMatch(cause ->
                                        cause == Cause.BINARY_LENGTH_LITTLE_ENDIAN || cause == Cause.OTHER_LENGTH)
                        && outcome.problems().size() <= 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"header64", "u32", "header10"})
    void longFramesWithAnEightByteLengthAreOneRowEach(String agreed) {
        ClientScript script = new ClientScript(agreed);
        byte[] body = new byte[150_000];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 7 % 251);
        }
        for (int i = 0; i < 5; i++) {
            script.send(Framings.parse("u64le").frame(body).bytes()).pause(100);
        }
        for (int seed = 0; seed < 10; seed++) {
            ClientScript.Outcome outcome = script.play(seed);
            assertEquals(5, outcome.messages.size(), "seed " + seed + outcome);
            assertEquals(1, outcome.problems().size(), "seed " + seed + outcome);
            assertTrue(says(outcome, "8 binary bytes, lowest first"), outcome.toString());
        }
    }

    @Test
    void aBcdLengthThatCountsItselfIsFoundBySilence() {
        byte[] body = HexFormat.of().parseHex("6000030000080020200100008000009200000000425445524d303030310000000000");
        ClientScript script = new ClientScript("u16")
                .send(HexFormat.of().parseHex(String.format(Locale.ROOT, "%04d", body.length + 2)), body)
                .pause(13_000);
        script.expect(
                "BCD",
                outcome -> outcome.codes().equals(List.of(WireText.OTHER_LENGTH))
                        && says(outcome, "BCD")
                        && says(outcome, "counting itself"));
        ClientScript binary = new ClientScript("u16")
                .send(new byte[] {0, (byte) (body.length + 2)}, body)
                .pause(13_000);
        binary.expect(
                "counts itself", outcome -> outcome.codes().equals(List.of(WireText.BODY_INCOMPLETE_HEADER_COUNTED)));
    }

    /**
     * The requests of Modbus TCP, whose function is 3, are named as such, which says their framing, too; those of a
     * function that Modbus does not have are known by their lengths only.
     */
    @ParameterizedTest
    @CsvSource({
        "header64, 03, OTHER_PROGRAM_FRAMING",
        "header10, 03, OTHER_PROGRAM_FRAMING",
        "header64, 55, OTHER_LENGTH",
        "header10, 55, OTHER_LENGTH"
    })
    void requestsWithTheirLengthAtByteFourAreToldApart(String agreed, String function, WireText code) {
        ClientScript script = new ClientScript(agreed);
        script.send(request(1, function)).pause(300);
        script.send(request(2, function), request(3, function)).pause(300);
        for (byte one : request(4, function)) {
            script.send(new byte[] {one}).pause(20);
        }
        script.pause(300);
        script.expect(
                "four requests",
                outcome -> outcome.messages.size() == 4
                        && outcome.messages.stream().allMatch(message -> message.headerLength() == 6)
                        && outcome.problems().size() == 1
                        && outcome.codes().equals(List.of(code)));
    }

    @Test
    void bytesThatAreNoTextAreNoEvidenceForALengthOfOneByte() {
        new ClientScript("u16")
                .send(request(1, "03"))
                .pause(300)
                .send(request(2, "03"), request(3, "03"))
                .pause(20_000)
                .expect("not one byte", outcome -> !says(outcome, "1 binary byte"));
    }

    private static byte[] request(int number, String function) {
        return HexFormat.of().parseHex(String.format(Locale.ROOT, "%04x0000000601%s00000002", number, function));
    }

    @Test
    void digitsAndTextInTwoSendsAreOneMessage() {
        String text = "HOST-A|user|Windows 64-Bit|lab-3";
        for (int pause : new int[] {0, 300}) {
            ClientScript script = new ClientScript("header64");
            for (int times = 0; times < 3; times++) {
                script.send("32").pause(pause).send(text).pause(600);
            }
            script.expect(
                    "an unpadded length",
                    outcome -> outcome.causes().equals(List.of(Cause.HEADER_UNPADDED)) && outcome.messages.size() == 3);
        }
    }

    @Test
    void aFileWithoutFramingIsOneFindingAndFewRows() {
        byte[] data = new byte[3_000_000];
        new Random(1).nextBytes(data);
        ClientScript script = new ClientScript("header64")
                .send("photos/cat.jpg<SEPARATOR>3MB")
                .send(data)
                .fin();
        for (int seed = 0; seed < 10; seed++) {
            ClientScript.Outcome outcome = script.play(seed);
            assertEquals(1, outcome.problems().size(), "seed " + seed + outcome);
            assertTrue(outcome.messages.size() < 40, "seed " + seed + ": " + outcome.messages.size());
            assertTrue(says(outcome, "more bytes"), outcome.toString());
        }
    }

    @Test
    void textBeforeAFileInOneReadIsQuotedAsWhatHasNoHeader() {
        byte[] data = new byte[5_000];
        new Random(2).nextBytes(data);
        ClientScript.Outcome outcome = new ClientScript("header64")
                .send(latin("name of a file<SEPARATOR>5000"), data)
                .fin()
                .play(0);
        assertEquals(List.of(Cause.NO_HEADER), outcome.causes());
        assertTrue(says(outcome, "name of a file"), outcome.toString());
    }

    @Test
    void textWithoutAHeaderIsExplainedOnceAndAgainAfterARightMessage() {
        ClientScript script = new ClientScript("header64");
        for (String text : List.of("alice", "bob", "carol")) {
            script.send(text).pause(500);
        }
        script.send(frame("dave")).pause(500).send("eve").pause(500);
        ClientScript.Outcome outcome = script.play(0);
        assertEquals(List.of(Cause.NO_HEADER, Cause.HEADER_ONCE), outcome.causes());
        assertEquals(
                List.of("alice", "bob", "carol", "dave", "eve"),
                outcome.messages.stream().map(message -> message.text()).toList());
    }

    @ParameterizedTest
    @CsvSource({"header64, 64", "header10, 10", "u32, 4", "u16, 2"})
    void aHeaderThatWasCountedIsNamedWhicheverWayItEnds(String agreed, int width) {
        String text = "hello server";
        byte[] sent = agreed.startsWith("header")
                ? latin(header(Integer.toString(text.length() + width), width) + text)
                : join(Arrays.copyOf(framed(agreed, "x".repeat(text.length() + width)), width), latin(text));
        for (String end : List.of("silence", "fin", "reset", "next", "soon")) {
            ClientScript script = new ClientScript(agreed).send(sent);
            switch (end) {
                case "silence" -> script.pause(15_000);
                case "fin" -> script.pause(2_000).fin();
                case "reset" -> script.pause(500).reset();
                case "next" ->
                    script.pause(500).send(sent).pause(500).send(sent).pause(3_000);
                default -> script.fin();
            }
            script.expect(
                    "the header was counted, told by " + end,
                    outcome -> says(outcome, "header's own " + width + " bytes")
                            || end.equals("next") && says(outcome, "counting itself"));
        }
    }

    @Test
    void narrowHeadersAreFoundAgainInsideAReadAndBeforeTheirBodyIsThere() {
        for (String agreed : List.of("header10", "zero4", "zero8", "header16")) {
            new ClientScript(agreed)
                    .send("oops, no header")
                    .pause(300)
                    .send(latin("and more"), framed(agreed, "right"))
                    .pause(300)
                    .send(head(agreed, "next"))
                    .pause(300)
                    .send("next")
                    .pause(300)
                    .expect("found again", outcome -> outcome.frames().contains("next"));
            ClientScript.Outcome whole = new ClientScript(agreed)
                    .send("oops, no header")
                    .pause(300)
                    .send(latin("and more"), framed(agreed, "right"))
                    .pause(300)
                    .play(0);
            assertEquals(List.of("right"), whole.frames(), agreed + whole);
            new ClientScript(agreed)
                    .send("oops, no header")
                    .pause(300)
                    .send(head(agreed, "a body that is on its way"))
                    .pause(300)
                    .send("a body that is on its way")
                    .pause(300)
                    .expect("found again", outcome -> outcome.frames().equals(List.of("a body that is on its way")));
        }
    }

    @ParameterizedTest
    @CsvSource({"zero4, zfill(4)", "header10, ljust(10)", "u32, '>I'", "u16le, '<H'"})
    void sentencesAndRepairsAreThoseOfTheFraming(String agreed, String repair) {
        for (String text : List.of("hello world", "oh, no digits")) {
            ClientScript.Outcome outcome =
                    new ClientScript(agreed).send(text).pause(300).fin().play(0);
            assertEquals(1, outcome.problems().size(), outcome.toString());
            String said = Findings.repair(outcome.messages.getFirst().findings().getFirst());
            assertTrue(said.contains(repair.replace("'", "\"")), said + outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({"header10, ljust(10)", "zero4, zfill(4)"})
    void aNoteOnAHeaderSaysTheAgreedWidth(String agreed, String repair) {
        int width = Framings.parse(agreed).headerLength();
        String right = agreed.startsWith("zero") ? header("5", width) : "0".repeat(width - 1) + "5";
        ClientScript.Outcome outcome =
                new ClientScript(agreed).send(right + "hello").play(0);
        assertEquals(List.of("hello"), outcome.frames());
        String said = Findings.repair(outcome.messages.getFirst().findings().getFirst());
        assertTrue(said.contains(repair), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero4", "header4", "zero8"})
    @Timeout(8)
    void headersWithoutABodyBehindOtherBytesAreExaminedOnce(String framing) {
        int width = Framings.parse(framing).headerLength();
        String empty = new String(Framings.parse(framing).frame(new byte[0]).bytes(), StandardCharsets.ISO_8859_1);
        ClientScript.Outcome outcome = new ClientScript(framing)
                .send("x" + empty.repeat((1 << 16) / width - 1))
                .fin()
                .play(0);
        assertEquals(1, outcome.problems().size(), outcome.toString());
    }

    @Test
    @Timeout(12)
    void aLongMessageInSmallReadsIsExaminedWithoutDelay() {
        byte[] body = new byte[1_000_000];
        new Random(1).nextBytes(body);
        byte[] sent = Framings.parse("u32").frame(body).bytes();
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64);
        for (int at = 0; at < sent.length; at += 4) {
            reading.reader.accept(sent, at, 4, 1 + at * 100L, reading.messages::add);
        }
        reading.ends();
        assertEquals(
                List.of(sent.length),
                reading.messages.stream().map(Message::size).toList());
        assertEquals(1_000_000, reading.messages.getFirst().bodyLength());
    }
}
