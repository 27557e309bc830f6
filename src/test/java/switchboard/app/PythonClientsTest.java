package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients as learners write them, each in a process of its own, answered by hand and checked in the session file. */
@Timeout(120)
@Tag("slow")
class PythonClientsTest {
    /** The messages received, then the messages sent; the clients' output shows their relative order. */
    private static final String MESSAGES =
            "SELECT direction || ' ' || shape || ' ' || text FROM log ORDER BY direction, number";

    private static final String PROBLEMS = "SELECT m.number || ' ' || f.cause FROM finding f JOIN message m"
            + " ON m.number = f.message WHERE m.finding = 2 AND f.place = 0 ORDER BY m.number";
    private static final String REASONS = "SELECT reason FROM client ORDER BY id";

    @TempDir
    Path folder;

    @Test
    void theTutorialsOwnClientIsAnsweredInItsOwnFraming() throws Exception {
        try (RunningProgram program = start();
                PythonClient client =
                        PythonClient.start("tutorial_client.py", program.port(), "Hello Server!", "ž 🧦")) {
            answer(program, "Hello Server!", "Hi, client!");
            answer(program, "ž 🧦", "kůň");

            assertEquals(List.of("got Hi, client!", "got kůň"), client.output());
            program.out().await(line -> line.startsWith("#1 left: "));
        }
        assertEquals(
                List.of("in framed Hello Server!", "in framed ž 🧦", "out framed Hi, client!", "out framed kůň"),
                ask(MESSAGES));
        assertEquals(List.of(), ask(PROBLEMS));
        assertEquals(List.of("fin"), ask(REASONS));
    }

    @Test
    void theVariantThatExpectsRawRepliesGetsThemAndSaysGoodbye() throws Exception {
        try (RunningProgram program = start("--reply-as", "raw");
                PythonClient client = PythonClient.start("raw_reply_client.py", program.port())) {
            answer(program, "Hello World!", "Msg received");

            assertEquals(List.of("got Msg received", "left b''"), client.output());
            program.out().await(line -> line.startsWith("#1 left: "));
        }
        assertEquals(
                List.of("in framed Hello World!", "in framed !DISCONNECT", "out framed Msg received"), ask(MESSAGES));
        assertEquals(List.of(), ask(PROBLEMS));
        assertEquals(List.of("goodbye"), ask(REASONS));
    }

    @Test
    void aUserNameWithoutAHeaderIsExplainedAndAnsweredTheWayItCame() throws Exception {
        try (RunningProgram program = start();
                PythonClient client = PythonClient.start("username_first_client.py", program.port())) {
            answer(program, "alice", "Welcome, alice!");
            answer(program, "Hello, it is me", "I know");

            assertEquals(List.of("got Welcome, alice!", "got I know"), client.output());
        }
        assertEquals(
                List.of(
                        "in unframed alice",
                        "in framed Hello, it is me",
                        "out framed Welcome, alice!",
                        "out framed I know"),
                ask(MESSAGES));
        assertEquals(List.of("1 no-header"), ask(PROBLEMS));
    }

    @Test
    void aLengthInCharactersIsExplainedAndNothingOfTheTextIsLost() throws Exception {
        try (RunningProgram program = start();
                PythonClient client = PythonClient.start("counts_characters_client.py", program.port())) {
            program.out().await(line -> line.startsWith("      ! "));
            program.type("send 1 Encode first, then count.");

            assertEquals(List.of("got Encode first, then count."), client.output());
        }
        assertEquals(
                List.of("counts-characters"), ask("SELECT DISTINCT cause FROM finding WHERE cause LIKE 'counts-%'"));
        assertEquals(
                List.of("žluťoučký kůň 🧦"),
                ask("SELECT CAST(group_concat(body, '') AS TEXT) FROM"
                        + " (SELECT CAST(body AS TEXT) AS body FROM message WHERE direction = 0 ORDER BY number)"));
    }

    @Test
    void oneByteAtATimeIsOneMessage() throws Exception {
        try (RunningProgram program = start();
                PythonClient client = PythonClient.start("byte_by_byte_client.py", program.port())) {
            answer(program, "slowly 🧦", "at last");

            assertEquals(List.of("got at last"), client.output());
        }
        assertEquals(List.of("in framed slowly 🧦", "out framed at last"), ask(MESSAGES));
        assertEquals(List.of(), ask(PROBLEMS));
        int pieces = Integer.parseInt(ask("SELECT json_array_length(pieces) / 2 FROM message WHERE number = 1")
                .getFirst());
        assertTrue(pieces > 10, pieces + " pieces of 75");
    }

    @Test
    void aThousandMessagesInOneWriteAreAThousandMessages() throws Exception {
        try (RunningProgram program = start("--auto", "echo");
                PythonClient client = PythonClient.start("thousand_at_once_client.py", program.port())) {
            assertEquals(List.of("same 1000"), client.output());
        }
        assertEquals(
                List.of("0 1000", "1 1000"),
                ask("SELECT direction || ' ' || count(*) FROM message GROUP BY direction"));
        assertEquals(List.of(), ask(PROBLEMS));
    }

    @Test
    void whoHasFinishedSendingStillGetsItsAnswer() throws Exception {
        try (RunningProgram program = start();
                PythonClient client = PythonClient.start("half_closing_client.py", program.port())) {
            program.out().await("#1 finished sending and can still be answered");
            answer(program, "Is anybody there?", "Yes");

            assertEquals(List.of("got Yes"), client.output());
        }
        assertEquals(List.of("in framed Is anybody there?", "out framed Yes"), ask(MESSAGES));
        assertEquals(List.of("fin"), ask(REASONS));
    }

    private RunningProgram start(String... options) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("--session", folder.resolve("class.db").toString()));
        all.addAll(List.of(options));
        return RunningProgram.start(all.toArray(String[]::new));
    }

    /** Waits for a message of client 1, replies to it by hand and checks that the reply was sent. */
    private static void answer(RunningProgram program, String message, String reply) throws Exception {
        program.out().await(line -> line.contains("  #1  in   ") && line.endsWith("  " + message));
        long before = sent(program);
        program.type("send 1 " + reply);
        program.out().await(line -> line.equals("#1 sent") && sent(program) > before);
    }

    private static long sent(RunningProgram program) {
        return program.out().lines().stream().filter("#1 sent"::equals).count();
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("class.db"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
