package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.archive.Archive;
import switchboard.archive.Trash;
import switchboard.cli.CommandContext;
import switchboard.cli.CommandLineRunner;
import switchboard.terminal.SecretInput;
import switchboard.terminal.StandardStreams;
import switchboard.terminal.Transcript;

/** The commands {@code sessions} and {@code export} with a session that the program recorded. */
@Timeout(60)
class SessionCommandsTest {
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofDays(40));

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

    private int run(Trash trash, String typed, String... args) {
        InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        CommandContext context = new CommandContext(
                new StandardStreams(in, StandardCharsets.UTF_8, out.stream(), err.stream()),
                SecretInput.NONE,
                end -> {},
                () -> new Archive(folder, trash),
                LATER,
                () -> false,
                options -> {
                    throw new AssertionError("the server was started with " + options);
                });
        return CommandLineRunner.run(context, args);
    }

    private int export(String session, String... options) {
        return run(
                Trash.NONE,
                "",
                Stream.concat(Stream.of("export", session), Stream.of(options)).toArray(String[]::new));
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
    void anExportHasTheSeparatorAndLeavesOutWhoSaidIt() {
        assertEquals(0, export("lesson", "--format", "csv", "--out", "-", "--separator", ";", "--anonymous"));
        List<String> lines = out.lines().stream().map(String::strip).toList();
        String head = "number;time;client;name;peer;direction;shape;bytes;text;finding;note;marked";
        assertTrue(lines.getFirst().endsWith(head), lines.getFirst());
        assertTrue(lines.get(1).endsWith(";1;\"#1\";\"\";\"in\";\"framed\";5;\"hello\";\"\";\"\";0"), lines.get(1));
        assertEquals(
                List.of("Message bodies stay as they are: names and addresses written in them are exported."),
                err.lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "csv ~ --separator ~ x ~ --separator needs a comma, a semicolon, | or the word tab, not \"x\".",
                "jsonl ~ --separator ~ ; ~ --separator is for --format csv only, not for jsonl.",
                "txt ~ --digits-as-text ~ ~ --digits-as-text is for --format csv only, not for txt.",
            })
    void anOptionThatIsOfNoUseIsTold(String format, String option, String value, String sentence) {
        String[] typed = value == null
                ? new String[] {"--format", format, "--out", "-", option}
                : new String[] {"--format", format, "--out", "-", option, value};
        assertEquals(2, export("lesson", typed));
        assertTrue(String.join(" ", err.lines()).contains(sentence), err.lines().toString());
    }

    @Test
    void thatNoMessageMatchesIsSaidOnStandardError() {
        assertEquals(0, export("lesson", "--format", "jsonl", "--out", "-", "--filter", "addr:10.0.0.0/8"));
        assertEquals(List.of("No message matches the filter."), err.lines());
        assertEquals(2, export("lesson", "--format", "jsonl", "--out", "-", "--filter", "tcp.port==5050"));
        assertTrue(
                err.lines().getLast().contains("client:\":5050\""), err.lines().toString());
    }

    @Test
    void theListIsATable() throws Exception {
        Files.writeString(folder.resolve("essay\u202e.db"), "not a session");
        Files.setLastModifiedTime(folder.resolve("essay\u202e.db"), FileTime.fromMillis(0));

        assertEquals(0, run(Trash.NONE, "", "sessions"));
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
        assertEquals(0, run(Trash.NONE, "", "sessions", "rename", "latest", "Monday, class 9b"));

        assertEquals(List.of("lesson is now Monday, class 9b"), out.lines());
        assertTrue(Files.exists(folder.resolve("Monday, class 9b.db")));
    }

    @Test
    void aNameThatIsNotThereIsAnsweredWithTheNearest() {
        assertEquals(1, run(Trash.NONE, "", "sessions", "delete", "lesson", "lessen", "--yes"));

        assertEquals(
                List.of("There is no session \"lessen\". Did you mean \"lesson\"? sessions lists them all."),
                err.lines());
        assertTrue(Files.exists(session), "nothing is deleted when one name is wrong");
    }

    @Test
    void intoTheTrashNobodyIsAsked() throws Exception {
        assertEquals(0, run(trash(), "", "sessions", "delete", "lesson"));

        assertEquals(List.of("lesson: moved to the trash"), out.lines());
        assertTrue(Files.exists(folder.resolve("bin/lesson.db")));
    }

    @Test
    void forGoodOnlyWhoSaysYes() throws Exception {
        assertEquals(1, run(Trash.NONE, "no\n", "sessions", "delete", "lesson"));
        assertEquals(1, run(Trash.NONE, "", "sessions", "delete", "lesson"));
        assertEquals(List.of("Nothing was deleted.", "Nothing was deleted."), err.lines());
        assertTrue(Files.exists(session));

        assertEquals(0, run(Trash.NONE, "yes\n", "sessions", "delete", "lesson"));
        assertFalse(Files.exists(session));
        assertTrue(
                out.lines()
                        .getFirst()
                        .startsWith("There is no trash here: lesson would be deleted permanently. Type yes to do so: "),
                out.lines().toString());
    }

    @Test
    void whatIsTooOldIsSaidBeforeItIsAsked() throws Exception {
        assertEquals(1, run(trash(), "\n", "sessions", "prune", "--older-than", "30d"));
        assertTrue(
                out.lines().getFirst().matches("lesson +[0-9.]+ kB  ended (39|40) days ago"),
                out.lines().toString());
        assertTrue(Files.exists(session));

        assertEquals(0, run(Trash.NONE, "", "sessions", "prune", "--older-than", "1y", "--yes"));
        assertEquals("No session is beyond that.", out.lines().getLast());
        assertEquals(0, run(Trash.NONE, "", "sessions", "prune", "--larger-than", "0", "--yes"));
        assertEquals("lesson: deleted permanently", out.lines().getLast());
        assertFalse(Files.exists(session));
    }

    @Test
    void aSessionIsExportedByItsNameOrItsPath() throws Exception {
        for (String name : List.of("latest", "lesson", session.toString())) {
            Path file = folder.resolve("out.csv");
            assertEquals(0, export(name, "--out", file.toString(), "--force"));
            assertEquals(5, Files.readAllLines(file).size());
            assertTrue(
                    out.lines().getLast().matches(".*out\\.csv: 4 messages, \\d+ B"),
                    out.lines().getLast());
        }
        assertEquals(List.of(), err.lines());
    }

    @Test
    void whatAFilterShowsGoesToStandardOutput() throws Exception {
        assertEquals(0, export("lesson", "--format", "jsonl", "--out", "-", "--filter", "is:in hello"));

        List<String> messages = out.lines().stream()
                .filter(line -> line.contains("\"message\""))
                .toList();
        assertEquals(1, messages.size(), out.lines().toString());
        assertTrue(messages.getFirst().contains("\"direction\":\"in\""), messages.getFirst());
        assertTrue(messages.getFirst().contains("\"text\":\"hello\""), messages.getFirst());
    }

    @Test
    void aFilterThatMakesNoSenseIsBadUsage() {
        assertEquals(2, export("lesson", "--format", "txt", "--out", "-", "--filter", "size>"));

        assertEquals(1, err.lines().size(), err.lines().toString());
        assertTrue(
                err.lines().getFirst().startsWith("--filter is not understood: "),
                err.lines().getFirst());
    }

    @Test
    void aFileThatIsThereIsAFailureThatNamesTheWayOut() throws Exception {
        Path file = Files.writeString(folder.resolve("out.txt"), "mine");

        assertEquals(1, export("lesson", "--out", file.toString()));
        assertEquals(
                List.of(file + " already exists: choose another name, or replace it with --force."), err.lines());
        assertEquals("mine", Files.readString(file));
    }
}
