package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ReaderHarness.bytes;
import static switchboard.wire.framing.ReaderHarness.frame;
import static switchboard.wire.framing.ReaderHarness.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.text.RepairText;
import switchboard.text.StoredText;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.Findings;
import switchboard.wire.Message;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.explain.SkippedBytes;

@Timeout(20)
class ExplanationTest {
    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> firstBytesOfClients() {
        return Stream.of(
                Arguments.of("alice", Cause.NO_HEADER),
                Arguments.of("2 people here", Cause.NO_HEADER),
                Arguments.of("hello\n", Cause.NEWLINE_FRAMES),
                Arguments.of("5hello", Cause.HEADER_UNPADDED),
                Arguments.of("5         hello", Cause.HEADER_OTHER_WIDTH),
                Arguments.of("0005hello", Cause.HEADER_OTHER_WIDTH),
                Arguments.of("5" + "\0".repeat(63) + "hello", Cause.HEADER_NUL_PADDED),
                Arguments.of(header("-1") + "hello", Cause.BAD_NUMBER),
                Arguments.of(header("5.0") + "hello", Cause.BAD_NUMBER),
                Arguments.of(header("1_000"), Cause.BAD_NUMBER),
                Arguments.of(header("1 2") + "0123456789ab", Cause.BAD_NUMBER),
                Arguments.of("\u00d9\u00a5" + " ".repeat(62) + "hello", Cause.BAD_NUMBER),
                Arguments.of(header("2147483647"), Cause.TOO_LONG),
                Arguments.of("GET / HTTP/1.1\r\nHost: x\r\n\r\n", Cause.HTTP),
                Arguments.of("\u0016\u0003\u0001\u0002\u0000\u0001", Cause.TLS),
                Arguments.of("\u00ff\u00fd\u0018", Cause.TELNET),
                Arguments.of("SSH-2.0-OpenSSH_9.2\r\n", Cause.OTHER_PROGRAM),
                Arguments.of("\u0000\u0000\u0000\u0005hello", Cause.BINARY_LENGTH_BIG_ENDIAN),
                Arguments.of("\u0005\u0000\u0000\u0000hello", Cause.BINARY_LENGTH_LITTLE_ENDIAN),
                Arguments.of("\u0000\u0005hello", Cause.JAVA_WRITE_UTF),
                Arguments.of("\u00ac\u00ed\u0000\u0005t\u0000\u0005hello", Cause.JAVA_OBJECT),
                Arguments.of("\u0080\u0004\u0095hello.", Cause.PICKLE),
                Arguments.of("\u00ef\u00bb\u00bf5", Cause.BYTE_ORDER_MARK),
                Arguments.of("5\0 \0 \0 \0", Cause.UTF16),
                Arguments.of("b'hello'", Cause.BYTES_AS_TEXT),
                Arguments.of("[object Object]", Cause.OBJECT_NAME),
                Arguments.of("{\"a\": 1}", Cause.JSON_BARE),
                Arguments.of("\u0001\u0002\u0080\u00fe", Cause.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("firstBytesOfClients")
    void theUsualMistakesAreEachRecognised(String first, Cause cause) {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(latin(first));
        if (reading.messages.isEmpty()) {
            // A length beyond the limit is a message whose rest may come.
            reading.ends();
        }
        Finding finding = reading.only().findings().getFirst();
        assertEquals(cause, finding.cause(), finding.text().english());
        assertEquals(first.length(), reading.only().size(), "nothing is lost");
        assertFalse(
                finding.text().english().matches(".*\\{\\d}.*"), finding.text().english());
    }

    @Test
    void aLengthInCharactersIsExplainedByTheArithmetic() {
        String text = "žluťoučký kůň 🧦";
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(header("15"), text);
        assertEquals(2, reading.messages.size());
        Finding finding = reading.messages.get(1).findings().getFirst();
        assertEquals(Cause.COUNTS_CHARACTERS, finding.cause());
        assertEquals(Certainty.CERTAIN, finding.certainty());
        assertTrue(
                finding.text().english().contains("15")
                        && finding.text().english().contains("24"),
                finding.text().english());
    }

    @Test
    void anUncountedRestThatLooksLikeAHeaderIsExplainedOnceNoMoreComes() {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(header("17") + "Grüße vom Platz 9");
        assertEquals(1, reading.messages.size(), "“ 9” may be the beginning of a header");
        reading.reader.expire(reading.messages::add);
        assertEquals(
                Cause.COUNTS_CHARACTERS,
                reading.messages.get(1).findings().getFirst().cause());
        ReaderHarness newline = new ReaderHarness(Framings.HEADER64)
                .reads(frame("hello") + "\n")
                .ends();
        assertEquals(
                Cause.NEWLINE_NOT_COUNTED,
                newline.messages.get(1).findings().getFirst().cause());
    }

    @Test
    void aLengthInUtf16UnitsIsExplainedToo() {
        String text = "žluťoučký kůň 🧦";
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(header("16") + text);
        assertEquals(
                Cause.COUNTS_CHARACTERS,
                reading.messages.get(1).findings().getFirst().cause());
    }

    @Test
    void aLengthInCharactersIsExplainedWhenTheNextMessageIsAlreadyThere() {
        String wrong = header("5") + "Grüße";
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(wrong + wrong + frame("ok"));
        assertEquals(5, reading.messages.size());
        assertEquals(
                Cause.COUNTS_CHARACTERS,
                reading.messages.get(1).findings().getFirst().cause());
        assertEquals(
                Cause.COUNTS_CHARACTERS,
                reading.messages.get(3).findings().getFirst().cause());
        assertEquals("ok", reading.messages.get(4).text());
        assertFalse(reading.reader.unframed());
    }

    @Test
    void aCharacterCutInTwoIsAHintEvenInALongBody() {
        String text = "ü".repeat(2_000);
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(header("2001") + text);
        Finding finding = reading.messages.get(1).findings().getFirst();
        assertEquals(Cause.COUNTS_CHARACTERS, finding.cause());
        assertEquals(Certainty.LIKELY, finding.certainty());
    }

    @Test
    void aNewlineThatWasNotCountedIsNamedAndTheStreamStaysInStep() {
        String line = header("5") + "hello\n";
        ReaderHarness together = new ReaderHarness(Framings.HEADER64).reads(line + line);
        assertEquals(java.util.List.of("hello", "\n", "hello"), together.texts().subList(0, 3));
        assertEquals(
                Cause.NEWLINE_NOT_COUNTED,
                together.messages.get(1).findings().getFirst().cause());
        ReaderHarness apart = new ReaderHarness(Framings.HEADER64).reads(line, line);
        assertEquals(java.util.List.of("hello", "\n", "hello"), apart.texts().subList(0, 3));
    }

    @Test
    void moreBlanksThanAgreedAreNamed() {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(header("5", 1024) + "hello");
        assertEquals(
                WireText.HEADER_OTHER_WIDTH.with(1024, 64),
                reading.only().findings().getFirst().text());
        assertEquals("hello", reading.only().text());
        ReaderHarness unfinished = new ReaderHarness(Framings.HEADER64).reads(header("5", 1024) + "hello you");
        assertEquals(
                Cause.HEADER_TOO_WIDE,
                unfinished.messages.get(1).findings().getFirst().cause());
    }

    @Test
    void aHeaderOnlyBeforeTheFirstMessageIsNamed() {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(frame("one"), "two");
        assertEquals(
                Cause.HEADER_ONCE, reading.messages.get(1).findings().getFirst().cause());
    }

    @Test
    void aHeaderThatCountsItselfIsNamedWhenTimeIsUp() {
        ReaderHarness reading = new ReaderHarness(Framings.HEADER64).reads(header("69") + "hello");
        reading.reader.expire(reading.messages::add);
        assertTrue(reading.only().findings().getFirst().text().english().contains("header's own 64 bytes"));
    }

    @Test
    void quotesInSentencesAreHarmlessAndShort() {
        Finding finding = new ReaderHarness(Framings.HEADER64)
                .reads("\u001b[2J\u202eevil\r\n" + "x".repeat(500) + "🧦")
                .only()
                .findings()
                .getFirst();
        assertTrue(
                finding.text().english().chars().noneMatch(c -> c < ' ' || c == 0x202e),
                finding.text().english());
        assertTrue(finding.text().english().length() < 200, finding.text().english());
    }

    @Test
    void aStrangersTextThatLooksLikeAPlaceToFillIsLeftAlone() {
        Finding finding = new ReaderHarness(Framings.HEADER64)
                .reads("say {1} $1 {0}!")
                .only()
                .findings()
                .getFirst();
        assertTrue(
                finding.text().english().startsWith("“say {1} $1 {0}!” came without a header"),
                finding.text().english());
    }

    @Test
    void everyCauseHasASentence() {
        Set<Cause> explained = Arrays.stream(WireText.values())
                .map(code -> FindingFactory.find(code, Certainty.CERTAIN, sample(code))
                        .cause())
                .collect(Collectors.toSet());
        assertEquals(Set.of(Cause.values()), explained);
    }

    private static Object[] sample(WireText code) {
        return code.kinds().stream()
                .map(kind -> switch (kind) {
                    case TEXT -> "text";
                    case NESTED -> StoredText.of("text");
                    default -> 64L;
                })
                .toArray();
    }

    @Test
    void aRepairSaysTheAgreedWidth() {
        Finding finding = new ReaderHarness(Framings.parse("header10"))
                .reads("alice")
                .only()
                .findings()
                .getFirst();
        assertEquals(WireText.NO_HEADER.with("“alice”", 10), finding.text());
        assertEquals(Optional.of(RepairText.NO_HEADER.with(10)), finding.repair());
        assertTrue(
                Findings.repair(finding)
                        .startsWith("Python: b = text.encode(); s.sendall(str(len(b)).encode().ljust(10) + b)"),
                Findings.repair(finding));
    }

    @Test
    void anyBytesInAnyPiecesLoseNothingAndThrowNothing() {
        java.util.Random random = new java.util.Random(7);
        String alphabet = "0123456789     \n\r\t-+abü🧦\u0000{}";
        for (int round = 0; round < 3_000; round++) {
            ReaderHarness reading = new ReaderHarness(
                    Framings.parse(
                            new String[] {"header64", "header4", "zero4", "u16", "u32", "lines", "raw"}[round % 7]),
                    200,
                    false);
            ByteArrayOutputStream fed = new ByteArrayOutputStream();
            for (int i = 0; i < 12; i++) {
                byte[] piece;
                if (random.nextInt(3) == 0) {
                    piece = bytes(header(Integer.toString(random.nextInt(9))));
                } else if (random.nextBoolean()) {
                    int from = random.nextInt(10);
                    piece = bytes(alphabet.substring(from, from + 1 + random.nextInt(10)));
                } else {
                    piece = new byte[1 + random.nextInt(90)];
                    random.nextBytes(piece);
                }
                fed.writeBytes(piece);
                reading.reads(piece);
            }
            reading.ends();
            byte[] all = fed.toByteArray();
            int at = 0;
            for (Message message : reading.messages) {
                assertArrayEquals(message.bytes(), Arrays.copyOfRange(all, at, at + message.size()), "round " + round);
                at += message.size() + (int) SkippedBytes.after(message);
            }
            assertEquals(all.length, at, "round " + round);
        }
    }

    @Test
    void aNumberTooLongToCountIsNotGivenAsAnotherOne() {
        String why = new ReaderHarness(Framings.HEADER64)
                .reads("9".repeat(64))
                .only()
                .findings()
                .getFirst()
                .text()
                .english();
        assertTrue(why.startsWith("The header announces more than 999,999,999,999 bytes"), why);
    }
}
