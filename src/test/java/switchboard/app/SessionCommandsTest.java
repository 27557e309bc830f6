package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.archive.Archive;
import switchboard.archive.RetentionPolicy;
import switchboard.archive.Trash;
import switchboard.cli.Confirmation;
import switchboard.cli.ExportOptions;
import switchboard.cli.ExportRun;
import switchboard.cli.SessionsCommand;
import switchboard.cli.SessionsRun;
import switchboard.cli.UsageException;
import switchboard.export.ExportFormat;
import switchboard.record.SessionException;
import switchboard.terminal.Transcript;

/** The commands {@code sessions} and {@code export} with a session that the program recorded. */
@Timeout(60)
class SessionCommandsTest {
    private static final InstantSource LATER = () -> Instant.now().plus(Duration.ofDays(40));

    @TempDir
    Path folder;

    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();
    private Path session = Path.of("");

    @BeforeEach
    void record() throws Exception {
        session = folder.resolve("lesson.db");
        try (RunningProgram program = RunningProgram.start("--session", session.toString(), "--auto", "echo")) {
            Program client = new Program(
                    new ByteArrayInputStream(new byte[0]),
                    StandardCharsets.UTF_8,
                    new Transcript().stream(),
                    err.stream(),
                    end -> {});
            String port = Integer.toString(program.port());
            assertEquals(0, client.run("client", "127.0.0.1", port, "--message", "hello", "--message", "=1+1"));
        }
        assertEquals(List.of(), err.lines());
    }

    private int sessions(Trash trash, String typed, SessionsCommand command) throws SessionException {
        return new SessionsRun(
                        new Archive(folder, trash),
                        new Confirmation(
                                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                                StandardCharsets.UTF_8,
                                out.stream()),
                        LATER,
                        ZoneOffset.UTC,
                        out.stream(),
                        err.stream())
                .run(command);
    }

    private int export(ExportOptions options) throws UsageException, SessionException, InterruptedException {
        return new ExportRun(new Archive(folder, Trash.NONE), ZoneOffset.UTC, LATER, out.stream(), err.stream(), false)
                .run(options, end -> {});
    }

    /** Returns a trash that is a folder. */
    private Trash trash() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        return new Trash() {
            @Override
            public boolean takes(Path file) {
                return true;
            }

            @Override
            public void put(Path file) throws IOException {
                Files.move(file, bin.resolve(file.getFileName()));
            }
        };
    }

    @Test
    void theListIsATable() throws Exception {
        Files.writeString(folder.resolve("essay\u202e.db"), "not a session");
        Files.setLastModifiedTime(folder.resolve("essay\u202e.db"), FileTime.fromMillis(0));

        assertEquals(0, sessions(Trash.NONE, "", new SessionsCommand.Table()));
        List<String> lines = out.lines();
        assertEquals(3, lines.size(), lines.toString());
        assertEquals(
                List.of("name", "start", "length", "clients", "messages", "size", "state"),
                List.of(lines.get(0).split(" +")));
        assertTrue(
                lines.get(1).matches("lesson +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +00:\\d\\d +1 +4 +[0-9.]+ kB  ended"),
                lines.get(1));
        assertTrue(lines.get(2).startsWith("essay\\u202e  1970-01-01 00:00  "), lines.get(2));
        assertTrue(lines.get(2).contains("unreadable: "), lines.get(2));
    }

    @Test
    void oneGetsAnotherName() throws Exception {
        assertEquals(0, sessions(Trash.NONE, "", new SessionsCommand.Rename("latest", "Monday, class 9b")));

        assertEquals(List.of("lesson is now Monday, class 9b"), out.lines());
        assertTrue(Files.exists(folder.resolve("Monday, class 9b.db")));
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithTheNearest() {
        SessionException missing = assertThrows(
                SessionException.class,
                () -> sessions(Trash.NONE, "", new SessionsCommand.Delete(List.of("lesson", "lessen"), true)));

        assertEquals(
                "There is no session \"lessen\". Did you mean \"lesson\"? sessions lists them all.",
                missing.getMessage());
        assertTrue(Files.exists(session), "nothing is deleted when one name is wrong");
    }

    @Test
    void intoTheTrashNobodyIsAsked() throws Exception {
        assertEquals(0, sessions(trash(), "", new SessionsCommand.Delete(List.of("lesson"), false)));

        assertEquals(List.of("lesson: moved to the trash"), out.lines());
        assertTrue(Files.exists(folder.resolve("bin/lesson.db")));
    }

    @Test
    void forGoodOnlyWhoSaysYes() throws Exception {
        SessionsCommand delete = new SessionsCommand.Delete(List.of("lesson"), false);
        assertEquals(1, sessions(Trash.NONE, "no\n", delete));
        assertEquals(1, sessions(Trash.NONE, "", delete));
        assertEquals(List.of("Nothing was deleted.", "Nothing was deleted."), err.lines());
        assertTrue(Files.exists(session));

        assertEquals(0, sessions(Trash.NONE, "yes\n", delete));
        assertFalse(Files.exists(session));
        assertTrue(
                out.lines()
                        .getFirst()
                        .startsWith("There is no trash here: lesson would be deleted for good. Type yes to do so: "),
                out.lines().toString());
    }

    @Test
    void whatIsTooOldIsSaidBeforeItIsAsked() throws Exception {
        RetentionPolicy month = new RetentionPolicy(Optional.of(Duration.ofDays(30)), OptionalLong.empty());
        assertEquals(1, sessions(trash(), "\n", new SessionsCommand.Prune(month, false)));
        assertTrue(
                out.lines().getFirst().matches("lesson +[0-9.]+ kB  ended (39|40) days ago"),
                out.lines().toString());
        assertTrue(Files.exists(session));

        RetentionPolicy year = new RetentionPolicy(Optional.of(Duration.ofDays(365)), OptionalLong.empty());
        assertEquals(0, sessions(Trash.NONE, "", new SessionsCommand.Prune(year, true)));
        assertEquals("No session is beyond that.", out.lines().getLast());
        RetentionPolicy nothing = new RetentionPolicy(Optional.empty(), OptionalLong.of(0));
        assertEquals(0, sessions(Trash.NONE, "", new SessionsCommand.Prune(nothing, true)));
        assertEquals("lesson: deleted for good", out.lines().getLast());
        assertFalse(Files.exists(session));
    }

    @Test
    void aSessionIsExportedByItsNameOrItsPath() throws Exception {
        for (String name : List.of("latest", "lesson", session.toString())) {
            Path file = folder.resolve("out.csv");
            assertEquals(0, export(new ExportOptions(name, ExportFormat.CSV, Optional.of(file), "", true)));
            assertEquals(5, Files.readAllLines(file).size());
            assertTrue(
                    out.lines().getLast().matches(".*out\\.csv: 4 messages, \\d+ B"),
                    out.lines().getLast());
        }
        assertEquals(List.of(), err.lines());
    }

    @Test
    void whatAFilterShowsGoesToStandardOutput() throws Exception {
        assertEquals(
                0, export(new ExportOptions("lesson", ExportFormat.JSONL, Optional.empty(), "is:in hello", false)));

        List<String> messages = out.lines().stream()
                .filter(line -> line.contains("\"message\""))
                .toList();
        assertEquals(1, messages.size(), out.lines().toString());
        assertTrue(messages.getFirst().contains("\"direction\":\"in\""), messages.getFirst());
        assertTrue(messages.getFirst().contains("\"text\":\"hello\""), messages.getFirst());
    }

    @Test
    void aFilterThatMakesNoSenseIsBadUsage() {
        UsageException wrong = assertThrows(
                UsageException.class,
                () -> export(new ExportOptions("lesson", ExportFormat.TXT, Optional.empty(), "size>", false)));

        assertTrue(String.valueOf(wrong.getMessage()).startsWith("--filter is not understood: "), wrong.getMessage());
    }

    @Test
    void aFileThatIsThereIsAFailureThatNamesTheWayOut() throws Exception {
        Path file = Files.writeString(folder.resolve("out.txt"), "mine");

        SessionException there = assertThrows(
                SessionException.class,
                () -> export(new ExportOptions("lesson", ExportFormat.TXT, Optional.of(file), "", false)));
        assertEquals(file + " is there already: choose another name, or replace it with --force.", there.getMessage());
        assertEquals("mine", Files.readString(file));
    }
}
