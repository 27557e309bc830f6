package switchboard.wire.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchboard.wire.framing.ClientScript.latin;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.EscapeParser;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.TypedBytes;

/** Lines and records with another end than agreed, or with none, are shown and named without a deadline. */
@Timeout(30)
class OtherEndTest {
    private static boolean says(ClientScript.Outcome outcome, String words) {
        return outcome.messages.stream()
                .flatMap(message -> message.findings().stream())
                .anyMatch(finding -> finding.text().english().contains(words));
    }

    @ParameterizedTest
    @CsvSource({"0d, CR", "00, NUL", "03, ETX", "04, EOT", "1e, RS"})
    void recordsWithAnotherControlCharacterAreCutThereAndNamed(String hex, String name) {
        String end = Character.toString(Integer.parseInt(hex, 16));
        List<String> codes = List.of("4006381333931", "9783161484100", "73513537");
        ClientScript script = new ClientScript("lines");
        for (String code : codes) {
            script.send(code + end).pause(1_000);
        }
        script.pause(11_000).send("0012345678905" + end).pause(1_000).fin();
        script.expect(
                "ends with " + name,
                outcome -> outcome.causes().equals(List.of(Cause.OTHER_END))
                        && says(outcome, "ends with " + name)
                        && outcome.messages.stream()
                                .map(message -> message.text())
                                .toList()
                                .equals(List.of("4006381333931", "9783161484100", "73513537", "0012345678905")));
    }

    @Test
    void thirteenInHexadecimalIsExplained() {
        ClientScript script = new ClientScript("lines")
                .send("978874294044\u0013\u0013")
                .pause(500)
                .send("978874294045\u0013\u0013")
                .pause(11_500)
                .fin();
        script.expect(
                "hexadecimal and decimal",
                outcome -> outcome.codes().equals(List.of(WireText.OTHER_END_HEXADECIMAL))
                        && says(outcome, "0d (CR)")
                        && outcome.hasBody("978874294045"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u000bMSH|^~\\&|LAB\rPID|1\r\u001c\r",
                "8=FIX.4.4\u00019=5\u000135=0\u000110=161\u0001",
                "\u001b%-12345X@PJL RESET\r@PJL ENTER\r"
            })
    void partsOfADevicesMessageAreNoRecords(String message) {
        for (boolean ends : new boolean[] {false, true}) {
            ClientScript script = new ClientScript("lines").send(message).pause(ends ? 300 : 3_000);
            (ends ? script.fin() : script)
                    .expect(
                            "one message",
                            outcome -> outcome.messages.size() == 1
                                    && outcome.messages.getFirst().body().length == message.length()
                                    && !outcome.causes().contains(Cause.OTHER_END));
        }
    }

    @Test
    void linesOfADeviceHaveTheEndThatItSeemsToUse() {
        new ClientScript("lines")
                .send("$GPGLL,4916.45,N,12311.12,W,225444,A*31\r$GPGLL,4916.45,N,12311.12,W,225444,A*31\r")
                .pause(3_000)
                .expect(
                        "two sentences",
                        outcome -> outcome.causes().equals(List.of(Cause.OTHER_END)) && outcome.messages.size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M114;", "*V1#"})
    void usualCharactersAtTheEndAreNamedAsPossible(String record) {
        new ClientScript("lines")
                .send(record)
                .pause(3_000)
                .send(record)
                .pause(3_000)
                .expect(
                        "another end",
                        outcome -> outcome.causes().equals(List.of(Cause.OTHER_END)) && outcome.messages.size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "nmea", "scpi", "cr", "nul"})
    void whatHasNoEndIsShownAfterTwoSecondsWithoutAnAlarm(String framing) {
        ClientScript script = new ClientScript(framing).send("*IDN?").pause(2_100);
        ClientScript.Outcome waiting = script.play(0);
        assertEquals(1, waiting.messages.size(), waiting.toString());
        script.pause(20_000).send("again").pause(25_000);
        script.expect(
                "shown as it stands",
                outcome -> outcome.problems().isEmpty()
                        && outcome.messages.size() == 2
                        && says(outcome, "without an end so far")
                        && outcome.reader.refusal().isEmpty());
    }

    @Test
    void theNextLineIsAMessageOfItsOwn() {
        new ClientScript("lines")
                .send("*IDN?")
                .pause(25_000)
                .send("*IDN?\n")
                .pause(100)
                .expect("answerable", outcome -> outcome.frames().equals(List.of("*IDN?")));
    }

    @Test
    void aLastLineWithoutAnEndIsANoteBehindOtherLines() {
        for (int hour = 6; hour < 9; hour++) {
            ClientScript script = new ClientScript("lines")
                    .send("No#200\r\n350000000000002\r\n$GPRMC,0" + hour + "1500.000,V,4800.0,N*0F")
                    .pause(300)
                    .fin();
            script.expect(
                    "three messages",
                    outcome -> outcome.frames().size() == 3
                            && outcome.problems().isEmpty()
                            && says(outcome, "the last message"));
        }
        ClientScript.Outcome only =
                new ClientScript("lines").send("hello").fin().play(0);
        assertEquals(List.of(Cause.LINE_UNFINISHED), only.causes());
        ClientScript.Outcome cut =
                new ClientScript("lines").send("one\ntw").reset().play(0);
        assertEquals(List.of(Cause.LINE_UNFINISHED), cut.causes());
    }

    @Test
    void theOtherEndIsNamedWhicheverWayTheStreamEnds() {
        for (String how : List.of("fin", "reset", "silence")) {
            ClientScript script = new ClientScript("lines").send("A1\rB2\rC3\r");
            switch (how) {
                case "fin" -> script.fin();
                case "reset" -> script.reset();
                default -> script.pause(3_000);
            }
            script.expect(
                    "CR by " + how,
                    outcome -> outcome.causes().equals(List.of(Cause.OTHER_END)) && outcome.messages.size() == 3);
        }
    }

    @Test
    void rightLinesInAnyPiecesHaveNoFinding() {
        ClientScript script = new ClientScript("lines");
        for (int i = 0; i < 20; i++) {
            script.send("line; " + i + "#\r\n").pause(i % 3 == 0 ? 0 : 300);
        }
        script.expect(
                "no finding",
                outcome -> outcome.messages.stream()
                        .allMatch(message -> message.shape() == FrameStatus.FRAMED
                                && message.findings().isEmpty()));
        ClientScript.Outcome typed =
                new ClientScript("lines").send("hel").pause(1_500).send("lo\n").play(0);
        assertEquals(List.of("hello"), typed.frames());
        assertFalse(typed.reader.frameOpen());
        assertTrue(typed.problems().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "header64, \\r, cr",
        "zero4, \\r, cr",
        "header64, \\0, nul",
        "header10, \\xff\\xff\\xff, end=\\xff\\xff\\xff"
    })
    void recordsWithoutAHeaderAreNamedWithTheFramingOfTheirEnd(String framing, String end, String reads) {
        byte[] written = ((TypedBytes.Meant) EscapeParser.parse(end)).bytes();
        for (String how : List.of("fin", "silence", "one")) {
            ClientScript script = new ClientScript(framing).send(latin("page one"), written);
            switch (how) {
                case "fin" -> script.fin();
                case "silence" -> script.pause(3_000);
                default -> script.pause(300).send(latin("page two"), written).pause(300);
            }
            ClientScript.Outcome outcome = script.play(0);
            assertEquals(List.of(WireText.NO_HEADER_ENDED), outcome.codes(), outcome.toString());
            String repair = outcome.messages
                    .getFirst()
                    .findings()
                    .getFirst()
                    .repair()
                    .orElseThrow()
                    .english();
            assertTrue(repair.startsWith("A listener with the framing " + reads + " reads it."), repair);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000002000000",
                "000000056869000000",
                "68656c6c6f0d0a",
                "0268690300",
                "61620162000d",
                "00000000000000000000",
                "0d0d",
                "686900000000000000"
            })
    void dataAndLinesWithoutAHeaderHaveNoOtherEnd(String hex) {
        ClientScript.Outcome outcome = new ClientScript("header64")
                .send(HexFormat.of().parseHex(hex))
                .fin()
                .play(0);
        assertFalse(outcome.codes().contains(WireText.NO_HEADER_ENDED), outcome.toString());
    }

    @Test
    void aLongRecordInSmallReadsIsSearchedOnceForTheOtherEnd() {
        ReaderHarness reading = new ReaderHarness(Framings.parse("lines"));
        FrameReader reader = reading.reader;
        long nanos = 1;
        for (String record : List.of("one\r", "two\r")) {
            nanos += 300_000_000;
            reader.accept(latin(record), 0, record.length(), nanos, reading.messages::add);
        }
        for (int i = 0; i < 1_000_000; i++) {
            reader.accept(latin("x"), 0, 1, nanos + i, reading.messages::add);
        }
        reader.accept(latin("\r"), 0, 1, nanos + 1_000_000, reading.messages::add);
        assertEquals(
                List.of(3, 3, 1_000_000),
                reading.messages.stream().map(Message::bodyLength).toList());
    }
}
