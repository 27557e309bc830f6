package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.wire.Cause;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;

@Timeout(20)
class DescriptionTest {
    private static final int SEEDS = 300;

    static List<Framing> presets() {
        return Framings.choices();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetIsFoundByItsDescriptionTooUnderTheFirstNameThatItHas(Framing preset) {
        Framing found = Framings.parse(preset.written());
        assertEquals(preset.written(), found.written());
        assertEquals(preset.description(), found.description());
        assertTrue(Framings.names().contains(found.name()), found.name());
        assertEquals(preset.name().equals("scpi") ? "lines" : preset.name(), found.name());
    }

    @Test
    void aDescriptionThatIsWrittenIsReadAsTheSameFraming() {
        RandomDescriptions descriptions = new RandomDescriptions(15);
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = descriptions.next();
            Framing framing = Framings.parse(text);
            assertEquals(framing, Framings.parse(framing.name()), text);
            assertTrue(framing.name().matches("[!-~]+"), framing.name());
            assertTrue(!framing.description().english().contains("{0}"), framing.description()::english);
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void messagesOfEachPresetComeBackInAnyPieces(Framing preset) {
        for (int seed = 0; seed < 20; seed++) {
            comesBack(preset, seed);
        }
    }

    @Test
    void messagesOfAnyDescriptionComeBackInAnyPieces() {
        RandomDescriptions descriptions = new RandomDescriptions(16);
        for (int seed = 0; seed < SEEDS; seed++) {
            comesBack(Framings.parse(descriptions.next()), seed);
        }
    }

    private static void comesBack(Framing framing, int seed) {
        RandomDescriptions random = new RandomDescriptions(seed);
        Random pieces = new Random(seed);
        List<byte[]> bodies = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 5; i++) {
            Message sent = framing.frame(random.body(framing));
            bodies.add(sent.body());
            stream.writeBytes(sent.bytes());
        }
        if (!framing.delimits()) {
            return;
        }
        ReaderHarness reader = new ReaderHarness(framing, 1 << 20, seed % 2 == 0);
        byte[] all = stream.toByteArray();
        for (int at = 0; at < all.length; ) {
            int count = Math.min(1 + pieces.nextInt(1 + pieces.nextInt(30)), all.length - at);
            reader.reads(Arrays.copyOfRange(all, at, at + count));
            at += count;
        }
        reader.ends();
        String what = framing.name() + " " + seed + ": " + reader.messages;
        assertEquals(bodies.size(), reader.messages.size(), what);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        for (int i = 0; i < bodies.size(); i++) {
            Message message = reader.messages.get(i);
            assertEquals(FrameStatus.FRAMED, message.shape(), what);
            assertArrayEquals(bodies.get(i), message.body(), what);
            assertTrue(message.findings().stream().allMatch(one -> one.cause() == Cause.NOT_UTF8), what);
            back.writeBytes(message.bytes());
        }
        assertArrayEquals(all, back.toByteArray(), what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            u32le,counts=itself ~ 07 00 00 00 'abc'
            u32 ~ 00 00 00 03 'abc'
            u24 ~ 00 00 03 'abc'
            u64le ~ 03 00 00 00 00 00 00 00 'abc'
            u8,before=xx,end=\\r\\n ~ 'xx' 03 'abc' 0d 0a
            u16,before=\\xaa\\?\\x55 ~ aa 00 55 00 03 'abc'
            u16,offset=2,counts=all,end=; ~ 00 00 00 08 'abc' ';'
            u16,before=ab,counts=header ~ 'ab' 00 07 'abc'
            u16,end=!,counts=itself+end ~ 00 06 'abc' '!'
            u8,adjust=1 ~ 02 'abc'
            u8,adjust=-1 ~ 04 'abc'
            bcd2,counts=itself ~ 00 05 'abc'
            leb128 ~ 03 'abc'
            header5 ~ '3    ' 'abc'
            zero5 ~ '00003' 'abc'
            header5,pad=zero ~ '00003' 'abc'
            header5,pad=space-left ~ '    3' 'abc'
            header5,pad=nul ~ '3' 00 00 00 00 'abc'
            header5,pad=nul-left ~ 00 00 00 00 '3' 'abc'
            modbus ~ 00 00 00 00 00 03 'abc'
            mllp ~ 0b 'abc' 1c 0d
            stx-etx ~ 02 'abc' 03
            nul ~ 'abc' 00
            cr ~ 'abc' 0d
            nmea ~ 'abc' 0d 0a
            scpi ~ 'abc' 0a
            slip ~ c0 'abc' c0
            end=#|; ~ 'abc' '#'
            begin=\\u00e9,end=\\u{1f9e6} ~ c3 a9 'abc' f0 9f a7 a6
            end=\\,\\| ~ 'abc' ',|'
            size=5,fill=\\x20 ~ 'abc' 20 20
            size=3 ~ 'abc'
            """)
    void theBytesAreThoseThatTheDescriptionDescribes(String description, String bytes) {
        assertEquals(
                hex(bytes),
                HexFormat.of()
                        .formatHex(Framings.parse(description)
                                .frame(ReaderHarness.bytes("abc"))
                                .bytes()));
    }

    /** Returns hexadecimal digits of bytes that are written so, or as text in quotation marks. */
    private static String hex(String bytes) {
        StringBuilder hex = new StringBuilder();
        String[] parts = bytes.split("'");
        for (int i = 0; i < parts.length; i++) {
            hex.append(
                    i % 2 == 0 ? parts[i].replace(" ", "") : HexFormat.of().formatHex(ReaderHarness.bytes(parts[i])));
        }
        return hex.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            header64 ~ the length in decimal digits, padded with spaces to 64 bytes, then the body
            u32le,counts=itself ~ the length in 4 binary bytes, lowest first, counting itself, then the body
            u16,offset=2,adjust=3 ~ the length in 2 binary bytes, highest first, behind 2 other bytes, plus 3, then the body
            bcd2,before=xx,counts=header,end=\\r\\n ~ the length in 4 BCD digits, which are 2 bytes, behind “xx”, counting the whole header, then the body and CR LF
            lines ~ the bytes up to LF or CR LF when it is read, LF when it is written
            mllp ~ the bytes from VT to FS CR
            end=#|;|\\x80,keep=end ~ the bytes up to “#”, “;” or “\\x80” when it is read, “#” when it is written; the end stays in the text
            slip ~ the bytes from “\\xc0” to “\\xc0”, with the escapes of SLIP
            size=16,fill=\\0 ~ 16 bytes; shorter replies are filled up with NUL
            pause=50ms ~ the bytes up to a pause of 50 ms
            """)
    void aDescriptionIsSaidInWords(String description, String words) {
        assertEquals(words, Framings.parse(description).description().english());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            u33,counts=itself ~ 1 ~ “u33” begins no description
            foo=3 ~ 1 ~ “foo” begins no description
            u32,count=itself ~ 5 ~ there is no setting “count”; possible are before, offset, end, counts, adjust
            u32,pad=zero ~ 5 ~ there is no setting “pad”
            zero4,pad=left ~ 11 ~ pad is one of space, space-left, zero, nul, nul-left, not “left”
            u32, ~ 5 ~ there is no setting “”
            u32,counts ~ 11 ~ “counts” needs = and a value
            u32,counts=me ~ 12 ~ counts is one of body, itself, header, end, itself+end, all, not “me”
            u32,counts=end ~ 12 ~ there is no end to count
            u32,adjust=1,adjust=2 ~ 14 ~ “adjust” is there twice
            u32,offset=2,before=ab ~ 12 ~ only one of before= and offset= can be there
            u32,offset=0 ~ 12 ~ offset is a number from 1 to 64
            u32,offset=99999999999 ~ 12 ~ offset is a number from 1 to 64
            header1,offset=20,counts=all ~ 1 ~ the length is 9 at most, and what it counts besides the body is 21 bytes already
            end= ~ 5 ~ at least one byte is needed
            end=; ~ 0 ~
            end=;| ~ 7 ~ at least one byte is needed
            end=\\n|\\r|\\r\\n ~ 11 ~ the end CR LF would never be found, because CR is in it
            end=a|bac ~ 7 ~ the end “bac” would never be found, because “a” is in it
            end=\\n|\\x0a ~ 8 ~ the end LF is there twice
            end=\\x4 ~ 5 ~ an escape has 2 hexadecimal digits here
            end=\\xzz ~ 5 ~ an escape has 2 hexadecimal digits here
            end=ab\\u12 ~ 7 ~ an escape has 4 hexadecimal digits here
            end=\\u{110000} ~ 5 ~ there is no such character
            end=\\ud800 ~ 5 ~ this is half of a character
            end=\\q ~ 5 ~ this is no escape
            end=\\ ~ 5 ~ the escape is cut short
            end=a\\?b ~ 6 ~ \\? stands for any byte, which only before= can have
            begin=\\x02 ~ 11 ~ a beginning needs an end
            begin=a|b,end=c ~ 8 ~ begin is one only
            end=;,keep=begin ~ 12 ~ there is no beginning to keep
            end=;,escape=slip ~ 14 ~ SLIP's escapes need end=\\xc0
            size=0 ~ 6 ~ size is a number from 1 to 16777216
            size=4,fill=ab ~ 13 ~ one byte fills up, not several
            pause=1h ~ 7 ~ pause is a number from 1 to 60000
            raw,pause=5 ~ 4 ~ “raw” has no settings
            """)
    void aMistakeIsSaidWithItsPositionAndWhatIsPossible(String description, int position, String mistake) {
        if (position == 0) {
            assertEquals(description, Framings.parse(description).name());
            return;
        }
        FramingException wrong = assertThrows(FramingException.class, () -> Framings.parse(description));
        assertEquals(position - 1, wrong.position(), wrong.getMessage());
        assertTrue(wrong.getMessage().startsWith("at character " + position + ", " + mistake), wrong.getMessage());
    }

    @Test
    void aBodyThatDoesNotFitIsExplained() {
        assertEquals(
                "too long: u8 carries at most 255 bytes and this is 256",
                assertThrows(FramingException.class, () -> Framings.parse("u8").frame(new byte[256]))
                        .getMessage());
        assertEquals(
                "too long: u8,counts=itself carries at most 254 bytes and this is 255",
                assertThrows(
                                FramingException.class,
                                () -> Framings.parse("u8,counts=itself").frame(new byte[255]))
                        .getMessage());
        assertEquals(
                "too short: size=4 carries at least 4 bytes and this is 3",
                assertThrows(
                                FramingException.class,
                                () -> Framings.parse("size=4").frame(new byte[3]))
                        .getMessage());
        assertEquals(
                "too short: u8,adjust=2 carries at least 2 bytes and this is 1",
                assertThrows(
                                FramingException.class,
                                () -> Framings.parse("u8,adjust=2").frame(new byte[1]))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            u64 ~ ffffffffffffffff
            u64le ~ ffffffffffffffff
            u64,counts=itself,adjust=-5 ~ 7fffffffffffffff
            u32le ~ ffffffff
            bcd7 ~ 99999999999999
            leb128 ~ ffffffff7f
            zero20 ~ 3939393939393939393939393939393939393939
            """)
    void aLengthThatOverflowsIsTooLongAndCostsNothing(String framing, String header) {
        Message message = new ReaderHarness(Framings.parse(framing))
                .reads(HexFormat.of().parseHex(header))
                .ends()
                .messages
                .getFirst();
        assertTrue(message.shape() != FrameStatus.FRAMED, message.toString());
        assertEquals(Cause.TOO_LONG, message.findings().getFirst().cause());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            u32,counts=itself ~ 00000003 ~ “\\x00\\x00\\x00\\x03” does not begin a message; expected: the length in 4 binary bytes, highest first, counting itself, then the body.
            bcd2 ~ 001c6162 ~ “\\x00\\x1cab” does not begin a message; expected: the length in 4 BCD digits, which are 2 bytes, then the body.
            leb128 ~ ffffffffff00 ~ “\\xff\\xff\\xff\\xff\\xff\\x00” does not begin a message; expected: the length in LEB128, 7 bits a byte, then the body.
            u8,before=xx ~ 78790161 ~ “xy\\x01a” does not begin a message; expected: the length in 1 binary byte, behind “xx”, then the body.
            stx-etx ~ 616263 ~ “abc” came where a message begins with STX.
            u8,end=; ~ 016121 ~ A message ends with “;” here, but “!” came in that place: its length is wrong, or its end is missing.
            leb128 ~ 80 ~ The message ends too early: “\\x80” came; expected: the length in LEB128, 7 bits a byte, then the body.
            u8,counts=itself,end=; ~ 056162 ~ Behind the header 5 bytes belong to the message; 2 came and 3 are missing.
            stx-etx ~ 0261 ~ The last message came without its end, ETX: “\\x02a”.
            size=4 ~ 6162 ~ A message has 4 bytes here; 2 came and no more.
            leb128 ~ 810061 ~ The header “\\x81\\x00” is understood, but leb128 writes it as “\\x01”.
            """)
    void whatIsNoMessageIsExplainedByTheDescription(String framing, String stream, String sentence) {
        for (boolean atOnce : new boolean[] {true, false}) {
            ReaderHarness reader = new ReaderHarness(Framings.parse(framing));
            byte[] bytes = HexFormat.of().parseHex(stream);
            if (atOnce) {
                reader.reads(bytes);
            } else {
                for (byte one : bytes) {
                    reader.reads(new byte[] {one});
                }
            }
            String said = reader.ends()
                    .messages
                    .getFirst()
                    .findings()
                    .getFirst()
                    .text()
                    .english();
            if (atOnce || !sentence.contains("begin")) {
                assertEquals(sentence, said);
            }
        }
    }

    @Test
    void afterAFrameThatEndsWronglyTheNextOneIsRead() {
        ReaderHarness reader = new ReaderHarness(Framings.parse("u8,end=;"));
        reader.reads(new byte[] {1, 'a', '!', 1, 'b', ';'});
        assertEquals(FrameStatus.UNFRAMED, reader.messages.getFirst().shape());
        assertEquals(
                Cause.END_WRONG,
                reader.messages.getFirst().findings().getFirst().cause());
        assertEquals("b", reader.messages.getLast().text());
        ReaderHarness strict = new ReaderHarness(Framings.parse("u8,end=;"), 100, true);
        strict.reads(new byte[] {1, 'a'}, new byte[] {'!', 1, 'b', ';'});
        assertEquals(6, strict.only().size());
        assertTrue(strict.reader.refusal().isPresent());
    }

    @Test
    void noiseBetweenRecordsIsShownAndTheNextBeginningIsFound() {
        ReaderHarness reader = new ReaderHarness(Framings.parse("mllp"));
        reader.reads("\r\n\u000bone\u001c\r\nxyz", "more\u000btwo\u001c", "\r");
        assertEquals(List.of("\r\n", "one", "\nxyz", "more", "two"), reader.texts());
        assertEquals(
                List.of(
                        FrameStatus.UNFRAMED,
                        FrameStatus.FRAMED,
                        FrameStatus.UNFRAMED,
                        FrameStatus.UNFRAMED,
                        FrameStatus.FRAMED),
                reader.messages.stream().map(Message::shape).toList());
    }

    @Test
    void theEscapesOfSlipAreTakenBackForAnEcho() {
        Framing slip = Framings.parse("slip");
        byte[] body = {(byte) 0xC0, 'a', (byte) 0xDB, (byte) 0xDC, (byte) 0xDB};
        Message framed = slip.frame(body);
        assertEquals("c0dbdc61dbdddcdbddc0", HexFormat.of().formatHex(framed.bytes()));
        Message read = new ReaderHarness(slip).reads(framed.bytes()).only();
        assertArrayEquals(body, slip.content(read));
        // Without a beginning, and with several, it is the same message (RFC 1055).
        byte[] ends = {(byte) 0xC0, (byte) 0xC0, 'a', (byte) 0xC0, 'b', (byte) 0xC0};
        assertEquals(List.of("a", "b"), new ReaderHarness(slip).reads(ends).texts());
    }

    @Test
    void aPauseEndsAMessage() {
        Framing pause = Framings.parse("pause=50ms");
        FrameReader reader = pause.reader(1 << 20, false, MemoryBudget.UNLIMITED);
        List<Message> messages = new ArrayList<>();
        byte[] bytes = ReaderHarness.bytes("ab");
        reader.accept(bytes, 0, 1, 0, messages::add);
        reader.accept(bytes, 1, 1, 49_999_999, messages::add);
        assertTrue(messages.isEmpty() && reader.frameOpen() && !reader.isTimed());
        reader.accept(bytes, 0, 1, 100_000_000, messages::add);
        assertEquals("ab", messages.getFirst().text());
        reader.pause(messages::add);
        assertEquals("a", messages.getLast().text());
        assertEquals(2, messages.size());
    }
}
