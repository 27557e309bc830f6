package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;
import switchboard.wire.CharsetText;
import switchboard.wire.Escapes;

/** The views of a session file, as other programs read them. */
@Timeout(60)
class LogViewTest {
    private static final List<byte[]> BODIES = List.of(
            Facts.utf8("Hello"),
            Facts.utf8(""),
            Facts.utf8("C:\\new\\table \\x01"),
            new byte[] {1},
            Facts.utf8("one\ntwo\r\n\tthree"),
            new byte[] {0},
            new byte[] {'a', 0, 'b', 0, 0},
            new byte[] {(byte) 0xff},
            new byte[] {'x', (byte) 0xc4, (byte) 0xe3, 'y'},
            new byte[] {(byte) 0xe2, (byte) 0x82},
            Facts.utf8("Grüße, 你好 👩‍🔬"),
            Facts.utf8("\u202eevil\u2028\u0085"),
            Facts.utf8("\u001b[31mred\u001b[0m"),
            Facts.utf8("12345678\u007f"),
            Facts.utf8("1234567\u007f and more than eight"),
            Facts.utf8("{\"a\":\"line\\nnext\"}"),
            // A frame of a display with three FF, a text in UTF-16, and one whose last character is cut.
            new byte[] {'p', 'a', 'g', 'e', ' ', '1', (byte) 0xff, (byte) 0xff, (byte) 0xff},
            new byte[] {'h', 0, 'i', 0, '\n', 0},
            new byte[] {'2', '1', ' ', (byte) 0xc2});

    @TempDir
    Path directory;

    private Path file = Path.of("");
    private final List<byte[]> bodies = new ArrayList<>(BODIES);

    @BeforeEach
    void aSessionWithAwkwardBodies() throws Exception {
        file = directory.resolve("session.db");
        Random random = new Random(7);
        for (int count = 0; count < 300; count++) {
            byte[] body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            if (random.nextBoolean()) {
                // Mostly text, so that a single byte decides.
                for (int at = 0; at < body.length; at++) {
                    body[at] = random.nextInt(20) == 0 ? body[at] : (byte) (' ' + random.nextInt(95));
                }
            }
            bodies.add(body);
        }
        try (EventBus bus = new EventBus();
                Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            bus.publish(Facts.opened(1));
            for (byte[] body : bodies) {
                bus.publish(Facts.received(1, Facts.in(body)));
            }
            recorded.await(bodies.size());
            assertEquals(0, session.lastClient());
        }
    }

    private List<String> expected() {
        return bodies.stream()
                .map(body -> CharsetText.shown(body, 0, body.length, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void theTextOfEveryBodyIsWhatTheConsoleShows() throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection = Sqlite.reading(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT text FROM log")) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        assertEquals(expected(), texts);
    }

    @Test
    void plainTextTakesNoSecondCopy() throws Exception {
        try (Connection connection = Sqlite.reading(file)) {
            assertEquals(
                    "4,6,7,8,9,10,12,13,14,15,17,18,19",
                    Sqlite.text(
                            connection,
                            "SELECT group_concat(message) FROM (SELECT message FROM message_text WHERE message <= "
                                    + BODIES.size() + " ORDER BY message)"));
        }
    }

    @Test
    void pythonReadsEveryRowOfTheLogAndEveryByteOfTheWire() throws Exception {
        assumeTrue(isThere("python3"), "no python3 here");
        List<String> printed = run("python3", "-c", """
                import sqlite3, sys
                c = sqlite3.connect(sys.argv[1])
                for row in c.execute("SELECT * FROM log"): print(row[8])
                for row in c.execute("SELECT bytes FROM wire"): print(row[0][64:].hex())
                """, file.toString());
        List<String> wanted = new ArrayList<>(expected());
        bodies.forEach(body -> wanted.add(HexFormat.of().formatHex(body)));
        assertEquals(wanted, printed);
    }

    @Test
    void theShellOfSqliteShowsTheWholeTexts() throws Exception {
        assumeTrue(isThere("sqlite3"), "no sqlite3 here");
        assertEquals(expected(), run("sqlite3", "-readonly", file.toString(), "SELECT text FROM log"));
    }

    @Test
    void aLongBodyThatIsNoTextHasItsBeginningInTheView() throws Exception {
        byte[] picture = new byte[3_000_000];
        new Random(1).nextBytes(picture);
        byte[] text = Facts.utf8("äöü\n".repeat(50_000));
        Path other = directory.resolve("other.db");
        try (EventBus bus = new EventBus();
                Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(other), bus)) {
            bus.publish(Facts.received(1, Facts.in(picture)));
            bus.publish(Facts.received(1, Facts.in(text)));
            recorded.await(2);
            assertEquals(0, session.lastClient());
        }
        try (Connection connection = Sqlite.reading(other)) {
            assertEquals(
                    CharsetText.shown(picture, 0, 400, StandardCharsets.UTF_8) + "…",
                    Sqlite.text(connection, "SELECT text FROM log WHERE number = 1"));
            assertEquals(
                    Escapes.text(text), Sqlite.text(connection, "SELECT text FROM log WHERE number = 2"), "all of it");
        }
    }

    @Test
    void anOlderSessionGetsTheTextsWhenItIsContinued() throws Exception {
        String view;
        try (Connection connection = Sqlite.reading(OldSessions.put(1, directory))) {
            view = Sqlite.text(connection, "SELECT sql FROM sqlite_schema WHERE name = 'log'");
        }
        try (Connection connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "DROP VIEW log");
            Sqlite.execute(connection, "DROP TABLE message_text");
            Sqlite.execute(connection, "DROP TABLE reading");
            Sqlite.execute(connection, view);
            Sqlite.execute(connection, "PRAGMA user_version = 3");
        }
        try (EventBus bus = new EventBus();
                Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            bodies.add(new byte[] {0, 1, 2});
            bus.publish(Facts.received(1, Facts.in(bodies.getLast())));
            recorded.await(1);
            assertEquals(1, session.lastClient());
        }
        theTextOfEveryBodyIsWhatTheConsoleShows();
    }

    private static boolean isThere(String name) {
        return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the program does not end");
        assertEquals(0, process.exitValue(), printed);
        // A line ends in LF alone here: String.lines would also end one at a CR.
        return printed.isEmpty()
                ? List.of()
                : List.of(printed.substring(0, printed.length() - 1).split("\n", -1));
    }
}
