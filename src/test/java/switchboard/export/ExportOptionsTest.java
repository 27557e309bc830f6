package switchboard.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.filter.Filter;
import switchboard.model.Annotation;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Counts;
import switchboard.model.Note;
import switchboard.record.Facts;
import switchboard.record.LoggedMessage;
import switchboard.record.Recorded;
import switchboard.record.SessionLocation;
import switchboard.record.session.RecordingSession;
import switchboard.text.ServerText;
import switchboard.text.StoredText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.framing.Framings;

/** Exports with another separator, with digits as text, and without names and addresses. */
@Timeout(60)
class ExportOptionsTest {
    private static final Finding PAUSE = new Finding(
            Cause.WRONG_CODE, Certainty.CERTAIN, ServerText.CODE_PAUSE.with("127.0.0.1", 3), Optional.empty());

    @TempDir
    Path folder;

    private Path session = Path.of("");

    @BeforeEach
    void aClassOfOne() throws Exception {
        session = folder.resolve("class.db");
        try (EventBus bus = new EventBus();
                Recorded recorded = new Recorded(bus);
                RecordingSession recording = RecordingSession.open(new SessionLocation.ChosenFile(session), bus)) {
            bus.publish(Facts.opened(1));
            bus.publish(new Fact.Named(Facts.id(1), "Zoe Quark"));
            bus.publish(Facts.received(1, "350000000000002"));
            bus.publish(Facts.received(1, Facts.unframed(Facts.utf8("what, I; said"), PAUSE)));
            recorded.await(2);
            bus.publish(new Fact.ReadAs(Facts.id(1), 8_000_000, Framings.LINES, Fact.Again.NOTHING));
            recording
                    .notes()
                    .put(List.of(
                            new Annotation(new Note.Subject.OfMessage(1), new Note(true, "Zoe's first")),
                            new Annotation(new Note.Subject.OfClient(Facts.id(1)), new Note(false, "Zoe asks"))))
                    .join();
            bus.publish(new Fact.Closed(
                    Facts.id(1),
                    9_000_000,
                    CloseReason.BLOCKED,
                    StoredText.of("127.0.0.1 was blocked."),
                    false,
                    Counts.ZERO));
        }
    }

    private byte[] exported(ExportFormat format, ExportOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportOutcome outcome = new Export(
                        new ExportRequest(session, format, Filter.ALL, new ExportTarget.ToStream(out), ZoneOffset.UTC)
                                .with(options))
                .run();
        assertInstanceOf(ExportOutcome.Complete.class, outcome, outcome.toString());
        return out.toByteArray();
    }

    private List<String> table(ExportOptions options) {
        return new String(exported(ExportFormat.CSV, options), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void aTableHasTheSeparatorThatWasAskedFor(char separator) {
        List<String> lines = table(new ExportOptions(separator, false, false));
        String head = "number,time,client,name,peer,direction,shape,bytes,text,finding,note,marked";
        assertEquals("\uFEFF" + head.replace(',', separator), lines.getFirst());
        String between = String.valueOf(separator);
        assertTrue(lines.get(1).startsWith("1" + between + "\"1970-"), lines.get(1));
        assertTrue(
                lines.get(1)
                        .endsWith(String.join(between, "15", "\"350000000000002\"", "\"\"", "\"Zoe's first\"", "1")),
                lines.get(1));
        assertTrue(lines.get(2).contains(between + "\"what, I; said\"" + between), lines.get(2));
    }

    @Test
    void longDigitsAreTextWhereThatIsAskedFor() {
        String row = table(new ExportOptions(';', true, false)).get(1);
        assertTrue(row.contains(";15;\"'350000000000002\";"), row);
    }

    @ParameterizedTest
    @EnumSource
    void anAnonymousExportSaysWhatWasSaidAndNotByWhom(ExportFormat format) {
        byte[] bytes = exported(format, new ExportOptions(',', false, true));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String secret : List.of("Zoe", "Quark", "127.0.0.1", "50001", "\u007f\u0000\u0000\u0001")) {
            assertFalse(text.contains(secret), secret + " in " + text);
        }
        assertTrue(text.contains("350000000000002") && text.contains("what, I; said"), text);
        assertTrue(text.contains("#1 has to wait 3 s"), text);
        String usual = new String(exported(format, ExportOptions.USUAL), StandardCharsets.ISO_8859_1);
        assertTrue(usual.contains("Quark") && usual.contains("127.0.0.1"), usual);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTranscriptTellsInWhichFramingAClientIsReadThoughItIsAnonymous(boolean anonymous) {
        byte[] bytes = exported(ExportFormat.TXT, new ExportOptions(',', false, anonymous));
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(text.contains(" is read as lines: "), text);
    }

    @Test
    void anAnonymousTableHasNumbersForNames() {
        String row = table(new ExportOptions(',', false, true)).get(1);
        assertTrue(row.contains(",1,\"#1\",\"\",\"in\","), row);
        assertTrue(row.endsWith(",\"\",1"), "the mark stays, the note does not: " + row);
    }

    @Test
    void onlyTheClientsAddressIsLeftOutOfASentence() {
        Finding finding = new Finding(
                Cause.UNKNOWN,
                Certainty.LIKELY,
                StoredText.of("a client at 10.0.0.1 (10.0.0.1:5) and not 10.0.0.12 or 110.0.0.1"),
                Optional.empty());
        LoggedMessage message = new LoggedMessage(
                1,
                0,
                new ConnectionId(7),
                "a",
                "10.0.0.1:5",
                Direction.IN,
                Framings.HEADER64.frame(new byte[] {'x'}).with(finding),
                OptionalLong.empty(),
                Note.NONE,
                false,
                StandardCharsets.UTF_8);
        assertEquals(
                "a client at #7 (#7) and not 10.0.0.12 or 110.0.0.1",
                new Anonymity(true, true)
                        .of(message)
                        .message()
                        .findings()
                        .getFirst()
                        .text()
                        .english());
    }
}
