package switchboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.server.TestClient;
import switchboard.terminal.Transcript;

@Timeout(60)
class ReplayAgainstServerTest {
    @TempDir
    private Path folder;

    private final Transcript out = new Transcript();
    private final Transcript err = new Transcript();

    @Test
    void aSessionIsPlayedAgainstAServerThatAnswersOtherwise() throws Exception {
        Path session = folder.resolve("lesson.db");
        try (RunningProgram recording = RunningProgram.start("--session", session.toString(), "--auto", "echo")) {
            try (TestClient client = new TestClient(recording.port())) {
                client.sendFramed("Hello\u202e").readFrame();
                client.sendFramed("Nope").readFrame();
            }
            recording.out().await(line -> line.startsWith("#1 left"));
        }
        try (RunningProgram fresh = RunningProgram.start("--no-record", "--auto", "Nope")) {
            String port = Integer.toString(fresh.port());
            assertEquals(1, run("replay", session.toString(), "127.0.0.1", port, "--speed", "full"));
            assertEquals(1, run("replay", session.toString(), "127.0.0.1", port, "--speed", "full", "--quiet"));
        }
        List<String> lines = out.lines();
        assertEquals(
                List.of(
                        "sent       1  #1  in   8  Hello\\u202e",
                        "different  2  #1  out  8  Hello\\u202e",
                        "      now  4  Nope",
                        "      ! The body differs from byte 1 on.",
                        "sent       3  #1  in   4  Nope",
                        "same       4  #1  out  4  Nope"),
                lines.subList(0, 6));
        assertEquals(lines.subList(1, 4), lines.subList(7, 10), "with --quiet only the difference");
        assertEquals(11, lines.size(), lines.toString());
        for (int summary : new int[] {6, 10}) {
            assertTrue(
                    lines.get(summary)
                            .matches("1 of 1 clients, 2 sent, 1 same, 1 different in [0-9.]+ s: not as recorded"),
                    lines.get(summary));
        }
        assertEquals(List.of(), err.lines());
    }

    @Test
    void aSessionThatIsNoneIsOneSentence() {
        assertEquals(1, run("replay", folder.toString(), "127.0.0.1", "1"));
        assertEquals(1, err.lines().size(), err.lines().toString());
        assertTrue(err.lines().getFirst().endsWith("."), err.lines().toString());
    }

    private int run(String... args) {
        return new Program(
                        new ByteArrayInputStream(new byte[0]),
                        StandardCharsets.UTF_8,
                        out.stream(),
                        err.stream(),
                        ending -> {})
                .run(args);
    }
}
