package switchboard.record.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.filter.TextCondition;
import switchboard.record.Facts;
import switchboard.record.SessionException;

@Timeout(60)
class WithoutSqliteTest {
    @TempDir
    Path directory;

    @Test
    void messagesAreKeptAndFoundAndAFileIsRefusedInASentence() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // SQLite has no native library for this machine.
                "-Dos.arch=vax",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                directory.resolve("saved.db").toString());
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            List<String> said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertTrue(child.waitFor(30, TimeUnit.SECONDS));
            assertEquals("found [2]", said.getFirst());
            assertTrue(said.getLast().startsWith("SQLite's native library can't be loaded"), said.getLast());
            assertEquals(2, said.size(), said.toString());
            try (var left = Files.list(directory)) {
                assertEquals(List.of(), left.toList());
            }
        } finally {
            child.destroyForcibly();
        }
    }

    /** Keeps two messages in memory, searches for one of them, and prints the result of saving them. */
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            try (EventBus bus = new EventBus();
                    MemorySession session = MemorySession.open(bus)) {
                bus.publish(Facts.received(1, "hello"));
                bus.publish(Facts.received(1, "see you"));
                long[] found = session.log()
                        .allMatches(new TextCondition("SEE"), 0, Long.MAX_VALUE)
                        .get();
                System.out.println("found " + Arrays.toString(found));
                session.saveTo(Path.of(arguments[0]));
                System.out.println("saved");
            } catch (SessionException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
