package switchboard.wire.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.wire.Cause;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.Severity;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

/** The content of right frames, for several framings. */
@Timeout(20)
class BodyFindingsTest {
    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(object);
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(latin(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] zlib(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(latin(text));
        }
        return bytes.toByteArray();
    }

    static Stream<Arguments> bodies() throws IOException {
        String zeros = "\0".repeat(30);
        return Stream.of(
                // pickle.dumps(("guest", "secret")) and pickle.dumps({"n": 1}, 2)
                Arguments.of("pickle", hex("80049514000000000000008c0567756573 74948c067365637265749486942e")),
                Arguments.of("pickle", hex("80027d7100 58010000006e71014b01732e")),
                Arguments.of("PNG", latin("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR" + zeros)),
                Arguments.of("JPEG", latin("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0" + zeros)),
                Arguments.of("GIF", latin("GIF89a\u0001\0\u0001\0\u0080")),
                Arguments.of("gzip", gzip("hello".repeat(20))),
                Arguments.of("zlib", zlib("hello, this is a longer text, longer, longer")),
                Arguments.of("ZIP", latin("PK\u0003\u0004" + zeros)),
                Arguments.of("PDF", latin("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj")),
                Arguments.of("PDF", latin("%PDF-1.4\n1 0 obj")),
                Arguments.of("Java objects", serialized(List.of("hello", 5))),
                Arguments.of("BMP", hex("424d4600000000000000360000002800000001000000010000000100180000")),
                Arguments.of("WebP", latin("RIFF\u0024\0\0\0WEBPVP8 ")),
                Arguments.of("WAV", latin("RIFF\u0024\0\0\0WAVEfmt ")),
                Arguments.of("Ogg", latin("OggS\0\u0002" + zeros)),
                Arguments.of("MP3", latin("ID3\u0004\0\0\0\0\0\0")),
                Arguments.of("ELF", latin("\u007fELF\u0002\u0001\u0001\0" + zeros)),
                Arguments.of("SQLite", latin("SQLite format 3\0\u0010\0\u0001\u0001")),
                Arguments.of("7-Zip", hex("377abcaf271c0004")),
                Arguments.of("NumPy", latin("\u0093NUMPY\u0001\0v\0{'descr'")),
                Arguments.of("UTF-16LE", "hello".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16BE", "hello".getBytes(StandardCharsets.UTF_16BE)),
                Arguments.of("UTF-16BE", "Grüße".getBytes(StandardCharsets.UTF_16)),
                Arguments.of("UTF-32LE", "hello".getBytes(Charset.forName("UTF-32LE"))),
                Arguments.of("byte order mark", "\uFEFFhello".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("Windows-1252", latin("Schöne Grüße")),
                Arguments.of("GBK", "你好，世界".getBytes(Charset.forName("GBK"))),
                Arguments.of("Shift_JIS", "こんにちは".getBytes(Charset.forName("Shift_JIS"))),
                Arguments.of("str(bytes)", latin("b'hello'")),
                Arguments.of("object", latin("[object Object]")),
                Arguments.of("object", latin("[B@1a2b3c")),
                Arguments.of("object", latin("[Ljava.lang.String;@1b6d3586")),
                Arguments.of("object", latin("com.example.Car@1b6d3586\n")),
                Arguments.of("object", latin("<__main__.Car object at 0x7f8e4c2d1a90>")),
                Arguments.of("object", latin("<function hello at 0x7f8e4c2d1a90>")),
                Arguments.of("object", latin("<built-in method read of _io.BufferedReader object at 0x7f8e4c2d1a90>")),
                Arguments.of("object", latin("None")),
                Arguments.of("object", latin("undefined")),
                Arguments.of("object", latin("System.Byte[]")),
                Arguments.of("object", latin("System.Collections.Generic.List`1[System.String]")),
                Arguments.of("NUL", latin("hello\0")));
    }

    private static List<Message> read(Framing framing, byte[] stream, int seed) {
        List<Message> messages = new ArrayList<>();
        FrameReader reader = framing.reader(1 << 20, seed % 2 == 0, MemoryBudget.UNLIMITED);
        Random random = new Random(seed);
        int at = 0;
        while (at < stream.length) {
            int count = framing.delimits() ? Math.min(1 + random.nextInt(40), stream.length - at) : stream.length;
            reader.accept(stream, at, count, at, messages::add);
            at += count;
        }
        return messages;
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatIsInsideARightFrameIsNamedInANoteWhateverTheFraming(String word, byte[] body) {
        for (String name : List.of("header64", "u16", "raw", "u32le", "zero4", "mllp", "size=" + body.length)) {
            Framing framing = Framings.parse(name);
            for (int seed = 0; seed < 20; seed++) {
                List<Message> messages = read(framing, framing.frame(body).bytes(), seed);
                Message message = messages.getFirst();
                Finding finding =
                        message.findings().isEmpty() ? null : message.findings().getFirst();
                if (finding == null && name.startsWith("size") && body[body.length - 1] == 0) {
                    continue;
                }
                String said = name + ": " + finding;
                assertTrue(finding != null && finding.text().english().contains(word), said);
                assertEquals(Severity.NOTE, finding.severity(), said);
                assertEquals(1, message.findings().size(), said);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "end=#"})
    void textsThatNameObjectsAreNamedInRecordsToo(String name) {
        Framing framing = Framings.parse(name);
        for (String body :
                List.of("[object Object]", "[B@1a2b3c", "None", "b'hello'", "<__main__.X object at 0x7f00>")) {
            Message message =
                    read(framing, framing.frame(latin(body)).bytes(), 1).getFirst();
            assertEquals(Cause.CONTENT, message.findings().getFirst().cause(), body);
            assertTrue(message.findings().getFirst().repair().isPresent(), body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "5",
                "007",
                "[1, 2, 3]",
                "{\"a\": [1]}",
                "<html></html>",
                "<b>bold</b>",
                "anna@example.org",
                "me@home",
                "b",
                "b'",
                "'b'",
                "barb'",
                "None of it",
                "Nothing",
                "undefined behaviour",
                "[]",
                "<>",
                "#",
                "# note",
                "see [1]",
                "SELECT 1",
                "System.out",
                "Peter {x}",
                "PK",
                "BM",
                "GIF",
                "RIFF",
                "ID3",
                "MZ",
                "%",
                "100 %PDF",
                "Grüße",
                "你好",
                "🧦",
                "Привет",
                "a\tb\r\n",
                "\u001b[1mbold\u001b[0m",
                "\uFEFF",
                "x y@5"
            })
    void ordinaryTextsGetNoNote(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(), BodyFindings.of(body, 0, body.length));
    }

    @Test
    void randomBodiesGetNothingButThatTheyAreNoText() {
        Random random = new Random(10);
        for (int i = 0; i < 100_000; i++) {
            byte[] body = new byte[1 + random.nextInt(i % 10 == 0 ? 600 : 40)];
            random.nextBytes(body);
            for (Finding finding : BodyFindings.of(body, 0, body.length)) {
                assertEquals(Severity.NOTE, finding.severity());
                boolean neutral = finding.cause() == Cause.NOT_UTF8;
                assertTrue(
                        neutral || body.length < 4,
                        () -> finding + " for " + HexFormat.of().formatHex(body));
            }
        }
    }

    @Test
    void textOfManyKindsGetsNothing() {
        Random random = new Random(11);
        String letters =
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:-+#'\"*/()[]{}<>@äöüßéñ你好🧦";
        int[] points = letters.codePoints().toArray();
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = 1 + random.nextInt(30); count > 0; count--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            assertEquals(List.of(), BodyFindings.of(body, 0, body.length), text.toString());
        }
    }

    @Test
    void binaryDataIsNeverToldToEncodeAText() {
        Random random = new Random(12);
        for (int i = 0; i < 2_000; i++) {
            byte[] body = new byte[40 + random.nextInt(400)];
            random.nextBytes(body);
            for (Finding finding : BodyFindings.of(body, 0, body.length)) {
                assertFalse(finding.repair().isPresent(), finding.toString());
            }
        }
        byte[] text = latin("one wrong byte in a long text: \u00ff");
        assertTrue(BodyFindings.of(text, 0, text.length).getFirst().repair().isPresent());
    }

    @Test
    void theLengthOfAPicturesHeaderIsCompared() {
        byte[] body = latin("BM is a kind of picture, and this is a text about it, \u00ff");
        assertEquals(
                Cause.NOT_UTF8, BodyFindings.of(body, 0, body.length).getFirst().cause());
    }
}
