package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ClientScript.join;
import static switchboard.wire.framing.ClientScript.latin;
import static switchboard.wire.framing.ReaderHarness.header;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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

/** Clients that were invented after the explanations stood: at least two of each kind, in a hundred divisions. */
@Timeout(120)
class InventedClientsTest {
    private static final List<String> ORDERS =
            List.of("{\"table\":4,\"order\":\"soup\"}", "{\"table\":11}", "{\"table\":2,\"order\":\"tea, milk\"}");

    private static byte[] framed(String framing, byte[] body) {
        return Framings.parse(framing).frame(body).bytes();
    }

    private static boolean says(ClientScript.Outcome outcome, String words) {
        return outcome.messages.stream()
                .flatMap(message -> message.findings().stream())
                .anyMatch(finding -> finding.text().english().contains(words));
    }

    // ---- 1: a length that is too large while the client sends on ----

    @Test
    void aLineEndAndANulThatWereCountedButNotSentAreFound() {
        for (int over : new int[] {1, 2, 4}) {
            ClientScript script = new ClientScript("header64").revising();
            for (String order : ORDERS) {
                script.send(header(Integer.toString(order.length() + over)))
                        .pause(over * 5)
                        .send(order)
                        .pause(350);
            }
            script.expect(
                    over + " too many",
                    outcome -> outcome.texts().subList(0, 2).equals(ORDERS.subList(0, 2))
                            && outcome.causes().stream()
                                    .allMatch(
                                            cause -> cause == Cause.LENGTH_TOO_LARGE || cause == Cause.BODY_INCOMPLETE)
                            && says(outcome, over == 1 ? "1 too many" : over + " too many"));
        }
    }

    @ParameterizedTest
    @CsvSource({"header12, 12", "header16, 16"})
    void quotesThatWereCountedByASerializerAreFoundBehindNarrowHeaders(String framing, int width) {
        ClientScript script = new ClientScript(framing).revising();
        for (String word : List.of("start", "left 20", "right 15", "stop")) {
            script.send(header(Integer.toString(word.length() + 2), width) + word)
                    .pause(300);
        }
        script.expect(
                "two too many",
                outcome -> outcome.causes().contains(Cause.LENGTH_TOO_LARGE)
                        && outcome.causes().stream()
                                .allMatch(cause -> cause == Cause.LENGTH_TOO_LARGE || cause == Cause.BODY_INCOMPLETE)
                        && outcome.hasBody("start")
                        && outcome.hasBody("left 20"));
    }

    @Test
    void twoThreadsThatShareASocketAreNamedForZerosToo() {
        ClientScript script = new ClientScript("zero16")
                .revising()
                .send(framed("zero16", latin("temperature 21.5")))
                .pause(200)
                .send("0000000000000024" + "humidity: ")
                .send(framed("zero16", latin("ALARM")))
                .send("forty percent!")
                .pause(500)
                .send(framed("zero16", latin("done")))
                .pause(200);
        script.expect(
                "two senders",
                outcome -> outcome.frames().containsAll(List.of("temperature 21.5", "ALARM", "done"))
                        && outcome.sentences().stream().allMatch(why -> why.contains("second")));
    }

    // ---- 2: sentences and repairs of the framing ----

    @ParameterizedTest
    @CsvSource({"header24, ljust(24)", "zero9, zfill(9)", "u64, '>Q'"})
    void theRepairIsThatOfTheFramingWhateverTheTextIs(String framing, String repair) {
        for (String text : List.of("Bonjour le monde", "temp=21;hum=40", "ok")) {
            ClientScript.Outcome outcome =
                    new ClientScript(framing).send(text).pause(3_000).fin().play(0);
            String said = outcome.messages.getFirst().findings().toString()
                    + outcome.messages.getFirst().findings().stream()
                            .map(Findings::repair)
                            .toList();
            assertTrue(said.contains(repair.replace("'", "\"")), said + outcome);
            assertTrue(!said.contains("64") || framing.equals("u64"), said);
        }
    }

    @ParameterizedTest
    @CsvSource({"u24, 3 binary bytes", "bcd2, BCD", "'u16le,counts=itself', counting itself"})
    void aLengthWithoutALineOfCodeIsDescribed(String framing, String words) {
        ClientScript.Outcome outcome = new ClientScript(framing)
                .send("zz top of the list")
                .pause(3_000)
                .fin()
                .play(0);
        String said = outcome.toString()
                + Findings.repair(outcome.messages.getFirst().findings().getFirst());
        assertTrue(said.contains(words), said);
        assertTrue(!said.contains("ljust"), said);
    }

    // ---- 3: binary lengths ----

    @ParameterizedTest
    @CsvSource({
        "header64, u64, '8 binary bytes, highest first'",
        "header10, u64le, '8 binary bytes, lowest first'",
        "header32, 'u32,counts=itself', counting itself",
        "header64, 'u16le,counts=itself', counting itself",
        "zero6, u24, 3 binary bytes",
        "u32, u16, highest byte first",
        "u16le, u32, '4 binary bytes, highest first'",
        "u32le, u64, '8 binary bytes, highest first'"
    })
    void ordersBehindAnotherLengthAreOneRowEach(String agreed, String sent, String words) {
        for (int pause : new int[] {0, 250}) {
            ClientScript script = new ClientScript(agreed).revising();
            for (String order : ORDERS) {
                byte[] frame = framed(sent, latin(order));
                int head = frame.length - order.length();
                script.send(Arrays.copyOf(frame, head)).pause(pause).send(order).pause(3_000);
            }
            script.expect(
                    sent + " on " + agreed + ", pause " + pause,
                    outcome ->
                            outcome.texts().equals(ORDERS) && outcome.problems().size() == 1);
        }
    }

    @Test
    void varintsOfLongAndShortMessagesAreRead() {
        Random random = new Random(7);
        ClientScript script = new ClientScript("header32").revising();
        int count = 0;
        for (int length : new int[] {131, 300, 12, 700, 129}) {
            byte[] body = new byte[length];
            random.nextBytes(body);
            script.send(framed("leb128", latin("A".repeat(length)))).pause(200);
            count++;
        }
        int messages = count;
        script.expect(
                "varints",
                outcome -> outcome.messages.size() == messages
                        && outcome.hasBody("A".repeat(700))
                        && outcome.problems().size() == 1
                        && says(outcome, "LEB128"));
    }

    @Test
    void bcdLengthsOfBinaryDataAreRead() {
        ClientScript script = new ClientScript("zero4").revising();
        for (int i = 0; i < 4; i++) {
            byte[] body = new byte[120 + i];
            Arrays.fill(body, (byte) (0x80 + i));
            script.send(framed("bcd2", body)).pause(400);
        }
        script.expect(
                "BCD",
                outcome -> outcome.messages.size() == 4 && outcome.problems().size() == 1 && says(outcome, "BCD"));
    }

    // ---- 5: a stream is judged, not each read ----

    @Test
    void aTableWithoutFramingIsOneFindingAndFewRows() {
        StringBuilder table = new StringBuilder("time;sensor;value\n");
        Random random = new Random(5);
        for (int line = 0; line < 30_000; line++) {
            table.append(line)
                    .append(";t")
                    .append(random.nextInt(9))
                    .append(';')
                    .append(random.nextInt())
                    .append('\n');
        }
        byte[] all = latin(table.toString());
        for (int seed = 1; seed <= 10; seed++) {
            ClientScript.Outcome outcome =
                    new ClientScript("header64").revising().send(all).fin().play(seed);
            assertEquals(1, outcome.problems().size(), "seed " + seed + outcome);
            assertTrue(outcome.messages.size() < 120, "seed " + seed + ": " + outcome.messages.size());
        }
    }

    @Test
    void soundWithoutFramingBehindARightMessageIsOneFinding() {
        byte[] sound = new byte[1_200_000];
        for (int i = 0; i < sound.length; i += 2) {
            int sample = (int) (12_000 * Math.sin(i / 90.0));
            sound[i] = (byte) sample;
            sound[i + 1] = (byte) (sample >> 8);
        }
        for (String framing : List.of("header64", "zero8", "header10")) {
            for (int seed = 1; seed <= 5; seed++) {
                ClientScript.Outcome outcome = new ClientScript(framing)
                        .revising()
                        .send(framed(framing, latin("sound.raw")))
                        .pause(200)
                        .send(sound)
                        .fin()
                        .play(seed);
                assertEquals(1, outcome.problems().size(), framing + " seed " + seed + outcome);
                assertTrue(outcome.messages.size() < 60, framing + " seed " + seed + ": " + outcome.messages.size());
            }
        }
    }

    // ---- 6: ends of lines and records ----

    @Test
    void weightsOfAScaleThatEndWithCrAloneAreRows() {
        List<String> weights = List.of("ST,GS,+  12.50kg", "US,GS,+  12.48kg", "ST,NT,-   0.02kg");
        ClientScript script = new ClientScript("lines").revising();
        for (String weight : weights) {
            script.send(weight + "\r").pause(700);
        }
        script.pause(3_000)
                .expect(
                        "CR",
                        outcome -> outcome.texts().equals(weights)
                                && outcome.causes().equals(List.of(Cause.OTHER_END)));
    }

    @Test
    void segmentsThatEndWithATildeAreRows() {
        new ClientScript("lines")
                .revising()
                .send("ISA*00*          *ZZ*SENDER~GS*PO*A*B~ST*850*0001~")
                .pause(3_000)
                .expect(
                        "tilde",
                        outcome ->
                                outcome.messages.size() == 3 && outcome.causes().equals(List.of(Cause.OTHER_END)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "nmea", "scpi"})
    void sentencesWithoutALineEndBetweenThemAreCounted(String framing) {
        String tag = "\\" + sentence("s:rx7,n:42") + "\\";
        String depth = "$" + sentence("SDDPT,3.2,0.5");
        String wind = "$" + sentence("WIMWV,214.8,R,0.1,K,A");
        ClientScript script = new ClientScript(framing)
                .revising()
                .send(depth + wind + "\r\n")
                .pause(100)
                .send(tag + depth + "\r\n")
                .pause(100)
                .send(tag + depth + tag + wind + depth + "\r\n")
                .pause(100)
                .send(depth + "$WIMWV,214.8,R,0.1,K,A*00\r\n")
                .pause(100);
        script.expect(
                "two and three sentences",
                outcome -> outcome.frames().size() == 4
                        && outcome.problems().isEmpty()
                        && outcome.messages.get(0).findings().getFirst().text().code() == WireText.CONTENT_SENTENCES
                        && outcome.messages.get(1).findings().isEmpty()
                        && outcome.messages
                                .get(2)
                                .findings()
                                .getFirst()
                                .text()
                                .english()
                                .startsWith("3 ")
                        && outcome.messages.get(3).findings().isEmpty());
    }

    private static String sentence(String text) {
        int sum = 0;
        for (char one : text.toCharArray()) {
            sum ^= one;
        }
        return text + "*" + HexFormat.of().withUpperCase().toHexDigits((byte) sum);
    }

    // ---- 8: what is inside a right frame ----

    @ParameterizedTest
    @CsvSource({
        "fd377a585a000004e6d6b446, xz",
        "d4c3b2a1020004000000000000000000, packets",
        "664c61430000002210001000, FLAC"
    })
    void filesInRightFramesAreNamed(String hex, String name) {
        byte[] body = Arrays.copyOf(HexFormat.of().parseHex(hex), 64);
        body[63] = (byte) 0x9C;
        for (String framing : List.of("header64", "u32", "leb128")) {
            new ClientScript(framing)
                    .send(framed(framing, body))
                    .pause(3_000)
                    .expect(
                            name,
                            outcome -> outcome.problems().isEmpty()
                                    && outcome.messages.size() == 1
                                    && says(outcome, name));
        }
    }

    @ParameterizedTest
    @CsvSource({"windows-1251, Сегодня хорошая погода и мы идём гулять в парк", "GBK, 今天的天气很好我们一起去公园散步吧"})
    void textsInOtherCharsetsAreNamedWithTheirText(String charset, String text) {
        byte[] body = text.getBytes(Charset.forName(charset));
        new ClientScript("u16")
                .send(framed("u16", body))
                .pause(3_000)
                .expect(charset, outcome -> outcome.problems().isEmpty() && says(outcome, text.substring(0, 6)));
    }

    // ---- 9: the same cause whichever way it ends ----

    @ParameterizedTest
    @CsvSource({"zero8, 8", "header32, 32", "u64le, 8", "u32le, 4"})
    void aCountedHeaderIsNamedWhicheverWayItEnds(String framing, int width) {
        String text = "Guten Tag";
        byte[] claimed = framed(framing, latin("x".repeat(text.length() + width)));
        byte[] sent = join(Arrays.copyOf(claimed, claimed.length - text.length() - width), latin(text));
        for (String end : List.of("silence", "fin", "reset", "next")) {
            ClientScript script = new ClientScript(framing).revising().send(sent);
            switch (end) {
                case "silence" -> script.pause(15_000);
                case "fin" -> script.pause(100).fin();
                case "reset" -> script.pause(2_500).reset();
                default -> script.pause(300).send(sent).pause(300).send(sent).pause(3_000);
            }
            script.expect(
                    framing + " by " + end,
                    outcome -> outcome.causes().stream()
                                    .allMatch(
                                            cause -> cause == Cause.LENGTH_TOO_LARGE || cause == Cause.BODY_INCOMPLETE)
                            && !outcome.causes().isEmpty()
                            && outcome.hasBody(text));
        }
    }

    // ---- 10: narrow headers ----

    @ParameterizedTest
    @ValueSource(strings = {"header12", "zero6", "header9", "zero10"})
    void aNarrowHeaderIsFoundAgainBehindTextThatHasNone(String framing) {
        for (String lost : List.of("no length at all", "<order/>")) {
            ClientScript script = new ClientScript(framing)
                    .revising()
                    .send(framed(framing, latin("first")))
                    .pause(200)
                    .send(lost)
                    .pause(400)
                    .send(framed(framing, latin("second")))
                    .pause(200)
                    .send(framed(framing, latin("third")))
                    .pause(200);
            script.expect(
                    "found again",
                    outcome -> outcome.frames().equals(List.of("first", "second", "third"))
                            && outcome.problems().size() == 1);
        }
    }

    // ---- 12: signatures and unreadable headers ----

    @ParameterizedTest
    @CsvSource({"24, STATUS", "32, UPLOAD", "16, #ready"})
    void aWordInPlaceOfALengthIsQuotedAtAnyWidth(int width, String word) {
        // Text that comes in pieces is shown as it comes, so the word has to come in one.
        ClientScript.Outcome outcome = new ClientScript("header" + width)
                .revising()
                .send(word + " ".repeat(width - word.length()) + "and its text")
                .pause(3_000)
                .play(0);
        assertEquals(List.of(Cause.BAD_NUMBER), outcome.causes());
        assertTrue(says(outcome, "“" + word + "”"), outcome.toString());
    }

    @Test
    void anEncryptedMessageIsCalledSoWhateverTheFraming() {
        for (String framing : List.of("header24", "zero16", "header12")) {
            int right = 0;
            for (int seed = 1; seed < 40; seed++) {
                byte[] noise = new byte[160];
                new Random(seed).nextBytes(noise);
                noise[0] |= (byte) 0x80;
                ClientScript.Outcome outcome = new ClientScript(framing)
                        .revising()
                        .send(noise)
                        .pause(3_000)
                        .play(0);
                List<Message> problems = outcome.problems();
                assertEquals(1, problems.size(), framing + seed + outcome);
                assertTrue(outcome.causes().equals(List.of(Cause.UNKNOWN)), framing + seed + outcome);
                right += says(outcome, "encrypted") ? 1 : 0;
            }
            assertTrue(right > 36, framing + ": " + right);
        }
    }

    // ---- all: nothing of it is said of a right client ----

    @Test
    void rightClientsWithTheSameBodiesAreNotAccused() {
        for (String framing : List.of("header64", "header12", "zero6", "u16le", "u32le", "u64", "leb128", "bcd2")) {
            ClientScript script = new ClientScript(framing).revising();
            for (String order : ORDERS) {
                script.send(framed(framing, order.getBytes(StandardCharsets.UTF_8)))
                        .send(framed(framing, new byte[0]))
                        .pause(2_500);
            }
            script.expect(
                    framing,
                    outcome -> outcome.problems().isEmpty()
                            && outcome.messages.size() == 2 * ORDERS.size()
                            && outcome.takenBack == 0);
        }
    }
}
