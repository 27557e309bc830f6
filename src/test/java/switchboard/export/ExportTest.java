package switchboard.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.filter.ClientCondition;
import switchboard.filter.Filter;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.record.OldSessions;
import switchboard.text.ExportText;
import switchboard.wire.Direction;
import switchboard.wire.Message;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

@Timeout(60)
class ExportTest {
    @TempDir
    Path folder;

    private Path session = Path.of("");

    @BeforeEach
    void record() throws Exception {
        session = AwkwardSession.complete().record(folder.resolve("nasty.db"));
    }

    private Export export(ExportFormat format, Filter filter, ExportTarget target) {
        return new Export(new ExportRequest(session, format, filter, target, ZoneOffset.UTC));
    }

    private String text(ExportFormat format, Filter filter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportOutcome outcome =
                export(format, filter, new ExportTarget.ToStream(out)).run();
        assertInstanceOf(ExportOutcome.Complete.class, outcome, outcome.toString());
        return out.toString(StandardCharsets.UTF_8);
    }

    private String failure(Path file, boolean replace) {
        ExportOutcome outcome = export(ExportFormat.TXT, Filter.ALL, new ExportTarget.ToFile(file, replace))
                .run();
        return assertInstanceOf(ExportOutcome.Failed.class, outcome, outcome.toString())
                .text()
                .english();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSessionOfAnOlderFormatIsExported(int version) throws Exception {
        session = OldSessions.put(version, folder);
        byte[] before = Files.readAllBytes(session);
        String finding = version == 1 ? "It came without a header." : "“alice” came without a header;";

        for (ExportFormat format : ExportFormat.values()) {
            String text = text(format, Filter.ALL);
            assertTrue(text.contains("alice") && text.contains("Ana"), format + ": " + text);
            assertTrue(text.contains(finding), format + ": " + text);
        }
        assertArrayEquals(before, Files.readAllBytes(session));
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAsked() throws Exception {
        Path file = Files.writeString(folder.resolve("out.txt"), "mine");

        assertTrue(failure(file, false).contains("out.txt already exists"));
        assertEquals("mine", Files.readString(file));
        assertInstanceOf(
                ExportOutcome.Complete.class,
                export(ExportFormat.TXT, Filter.ALL, new ExportTarget.ToFile(file, true))
                        .run());
        assertTrue(Files.readString(file).startsWith("Switchboard session nasty.db"));
        assertEquals(List.of("nasty.db", "out.txt"), names());
    }

    @Test
    void aSessionIsNeverReplaced() throws Exception {
        byte[] before = Files.readAllBytes(session);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), session);

        for (Path file : List.of(session, folder.resolve("other.DB"), folder.resolve("nasty.db-wal"), link)) {
            assertTrue(failure(file, true).startsWith("An export never takes the place of a session"), file.toString());
        }
        assertEquals(before.length, Files.size(session));
        assertEquals(List.of("link.csv", "nasty.db"), names());
    }

    @Test
    void whatIsNoPlaceForAFileIsNamed() throws Exception {
        Files.createDirectory(folder.resolve("folder"));

        assertTrue(failure(folder.resolve("folder"), true).contains("is a folder"));
        assertTrue(failure(folder.resolve("missing/out.txt"), true).contains("does not exist"));
        assertTrue(failure(Path.of("/dev/null"), true).contains("not a regular file"));
        assertEquals(List.of("folder", "nasty.db"), names());
    }

    @Test
    void whateverTheNameNothingElseIsTouchedAndARefusalIsASentence() throws Exception {
        Path kept = Files.writeString(
                Files.createDirectories(folder.resolve("deep/er")).resolve("kept.txt"), "mine");
        Path existing = Files.writeString(folder.resolve("existing.txt"), "mine");
        Files.createSymbolicLink(folder.resolve("link.txt"), kept);
        Files.createSymbolicLink(folder.resolve("nowhere.txt"), folder.resolve("missing.txt"));
        List<String> before = names();

        for (String name : List.of("existing.txt", "link.txt", "nowhere.txt", "n".repeat(300) + ".txt")) {
            String sentence = failure(folder.resolve(name), false);
            assertTrue(sentence.contains(name) && sentence.endsWith("."), sentence);
            assertEquals(before, names(), name);
        }
        assertEquals("mine", Files.readString(existing));
        // Replacing replaces the symbolic link, never its target.
        for (String name :
                List.of("link.txt", "../" + folder.getFileName() + "/deep/../other.txt", "CON", "a\nb\u202e.txt")) {
            Path target = folder.resolve(name);
            ExportOutcome outcome = export(ExportFormat.TXT, Filter.ALL, new ExportTarget.ToFile(target, true))
                    .run();
            assertInstanceOf(ExportOutcome.Complete.class, outcome, outcome.toString());
            assertTrue(Files.isRegularFile(target.normalize(), LinkOption.NOFOLLOW_LINKS), name);
        }
        assertEquals("mine", Files.readString(kept));
        assertFalse(Files.exists(folder.resolve("missing.txt")));
    }

    @Test
    void aSessionThatIsNoneIsNamed() throws Exception {
        session = Files.writeString(folder.resolve("essay.db"), "not a session");

        assertTrue(failure(folder.resolve("out.txt"), false).contains("essay.db"));
        assertFalse(Files.exists(folder.resolve("out.txt")));
    }

    @Test
    void aDiskThatTakesNothingLeavesNothingBehind() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        ExportOutcome outcome;
        try (OutputStream out = Files.newOutputStream(full)) {
            outcome = export(ExportFormat.JSONL, Filter.ALL, new ExportTarget.ToStream(out))
                    .run();
        } catch (IOException closing) {
            throw new AssertionError(closing);
        }

        assertEquals(
                ExportText.FAILED_OUTPUT.with(),
                assertInstanceOf(ExportOutcome.Failed.class, outcome).text());
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsCancelledLeavesNothing(ExportFormat format) throws Exception {
        Export export = export(format, Filter.ALL, new ExportTarget.ToFile(folder.resolve("out"), false));
        export.cancel();

        assertInstanceOf(ExportOutcome.Cancelled.class, export.run());
        assertEquals(List.of("nasty.db"), names());
    }

    @Test
    void oneIsCancelledFromAnotherThreadWhileItWrites() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[1], 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writing.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
            }
        };
        Export export = Export.start(new ExportRequest(
                session, ExportFormat.JSONL, Filter.ALL, new ExportTarget.ToStream(slow), ZoneOffset.UTC));
        writing.await();
        export.cancel();
        goOn.countDown();

        assertInstanceOf(ExportOutcome.Cancelled.class, export.outcome().get(30, TimeUnit.SECONDS));
    }

    @Test
    void progressEndsAtTheWhole() {
        Export export = export(ExportFormat.CSV, Filter.ALL, new ExportTarget.ToStream(new ByteArrayOutputStream()));
        ExportOutcome.Complete complete = assertInstanceOf(ExportOutcome.Complete.class, export.run());

        assertEquals(1.0, export.progress().fraction());
        assertEquals(complete.messages(), export.progress().messages());
    }

    @Test
    void inPcapngTheSkippedBytesOfAMessageAreASegmentThatWasNotCaptured() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Message> messages = new ArrayList<>();
        FrameReader reader = Framings.LINES.reader(100, false, MemoryBudget.UNLIMITED);
        byte[] bytes = ("x".repeat(1_000) + "\nnext\n").getBytes(StandardCharsets.US_ASCII);
        reader.accept(bytes, 0, bytes.length, 0, messages::add);
        try (CountingOutput out = new CountingOutput(file)) {
            PcapngWriter writer = new PcapngWriter(out);
            for (Message message : messages) {
                writer.message(new LoggedMessage(
                        1,
                        1_000_000,
                        new ConnectionId(1),
                        "",
                        "127.0.0.1:1",
                        Direction.IN,
                        message,
                        OptionalLong.empty(),
                        new Note(false, ""),
                        false,
                        StandardCharsets.UTF_8));
            }
        }
        byte[] packets = file.toByteArray();
        int begun = indexOf(packets, "xxxx");
        int next = indexOf(packets, "next\n");
        // The sequence number stands 16 bytes before the end of TCP's header, which has 20 (RFC 9293, 3.1).
        int between = ByteBuffer.wrap(packets).getInt(next - 16)
                - ByteBuffer.wrap(packets).getInt(begun - 16);
        assertEquals(1_001, between);
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @Test
    void aFilterChoosesMessagesAndWhoComesWithThem() {
        String transcript = text(ExportFormat.TXT, new ClientCondition(Set.of(new ConnectionId(4))));

        assertTrue(transcript.contains("after the clock was set back"), transcript);
        assertTrue(transcript.contains("#4 came from [2001:db8::4]:50004"), transcript);
        assertTrue(transcript.contains("#4 left: It left by timeout."), transcript);
        assertFalse(transcript.contains("#1"), transcript);
        assertFalse(transcript.contains("#6"), transcript);
    }

    @Test
    void aTranscriptTellsWhoCameAndLeftWhereItBelongs() {
        List<String> lines = text(ExportFormat.TXT, Filter.ALL).lines().toList();

        int came = index(lines, "  #1 \"=Ana \"the, 1st\"\\u202e\" came from 127.0.0.1:50001");
        int first = index(lines, "in   13  Hello Server!");
        int left = index(lines, "  #1 \"=Ana \"the, 1st\"\\u202e\" left: It left by fin.");
        int late = index(lines, "late answer");
        int back = index(lines, "after the clock was set back");
        assertTrue(came < first && first < left && left < late && late < back, lines.toString());
        assertTrue(lines.contains("      # =a note"), lines.toString());
        assertTrue(lines.contains("      * marked"), lines.toString());
        assertTrue(lines.contains("      ! “alice” came without a header."), lines.toString());
        assertTrue(lines.contains("Thursday, 1 January 2026"), lines.toString());
    }

    private static int index(List<String> lines, String end) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).endsWith(end)) {
                return at;
            }
        }
        throw new AssertionError("no line ends in " + end + ": " + lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CSV | 1,234 messages",
                "JSONL | \"messages\":1234",
                "TXT | 1,234 messages",
                "PCAPNG | 1,234 messages"
            })
    void aGapIsSaidWhereItIs(String format, String howMany) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + session);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO gap VALUES (2, 1767225600000000, 1767225600500000, 1234, 56789, 'disk full', NULL, NULL, NULL)");
        }
        String text = text(ExportFormat.valueOf(format), Filter.ALL);

        int gap = text.indexOf("disk full");
        int before = text.indexOf("Hello Server!");
        assertTrue(0 <= before && before < gap, "before the gap");
        assertTrue(gap < text.indexOf("a comma; a semicolon"), "after the gap");
        assertTrue(text.contains(howMany), "how many");
    }
}
