package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.record.file.Sqlite;
import switchboard.record.session.RecordingSession;

/**
 * Records onto a disk of 4 MiB that fills up and is freed again, and into a folder that becomes read-only.
 *
 * <p>Both are mounted in a separate mount namespace, in which a second Java runs {@link Scene} and prints its
 * observations.
 */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    @TempDir
    Path directory;

    private List<String> play(String scene) throws Exception {
        String mount = "mount -t tmpfs -o size=4m none " + directory;
        assumeTrue(
                succeeds("unshare", "-Urm", "sh", "-c", mount), "this system lets nobody mount a small disk (unshare)");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        "unshare",
                        "-Urm",
                        "sh",
                        "-c",
                        mount + " && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-Dorg.slf4j.simpleLogger.log.switchboard=error",
                        "-cp",
                        classes,
                        Scene.class.getName(),
                        scene,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), lines.toString());
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException thereIsNoSuchCommand) {
            return false;
        }
    }

    @Test
    void aDiskThatFillsUpHoldsUpNobodyAndRecordingResumesWhenItIsFreed() throws Exception {
        List<String> seen = play("fill");
        assertEquals("full", seen.getFirst(), seen.toString());
        assertEquals("resumed", seen.get(1), seen.toString());
        assertEquals("whole ok", seen.get(2), seen.toString());
    }

    @Test
    void aFolderThatBecomesReadOnlyHoldsUpNobodyAndRecordingResumesWhenItIsNot() throws Exception {
        List<String> seen = play("lock");
        assertEquals("read-only", seen.getFirst(), seen.toString());
        assertEquals("resumed", seen.get(1), seen.toString());
        assertEquals("whole ok", seen.get(2), seen.toString());
    }

    /** The actions on the small disk. A failed expectation ends it with a stack trace. */
    static final class Scene {
        private static final String LARGE = "x".repeat(2_000);

        private final Path disk;
        private final EventBus bus = new EventBus();

        private Scene(Path disk) {
            this.disk = disk;
        }

        public static void main(String[] arguments) throws Exception {
            Scene scene = new Scene(Path.of(arguments[1]));
            switch (arguments[0]) {
                case "fill" -> scene.fill();
                case "lock" -> scene.lock();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            System.exit(0);
        }

        private RecordingSession open() throws SessionException {
            return RecordingSession.open(
                    new SessionLocation.ChosenFile(disk.resolve("class.db")), bus, Clock.systemUTC(), 50);
        }

        private void fill() throws Exception {
            Path other = disk.resolve("other");
            Files.write(other, new byte[1 << 20]);
            long spoken = 0;
            try (Recorded recorded = new Recorded(bus);
                    RecordingSession session = open()) {
                bus.publish(Facts.opened(1));
                bus.publish(Facts.received(1, "first"));
                recorded.await(1);
                // This is far more than fits on the disk and into the queue.
                spoken += speak(60_000);
                String trouble = recorded.awaitTrouble();
                require(trouble.contains("is full: free some space"), trouble);
                System.out.println("full");
                require(session.log().rows(1, 1).get().getFirst().preview().equals("first"), "it can't be read");
                Files.delete(other);
                run("mount", "-o", "remount,size=200m", disk.toString());
                while (!recorded.awaitTrouble().isEmpty()) {
                    require(Files.exists(disk), "never resumed");
                }
                System.out.println("resumed");
                String told = recorded.awaitTrouble();
                require(told.contains("could not be recorded: the disk was full."), told);
                bus.publish(Facts.received(1, "last"));
                spoken += 2;
                session.end();
            }
            try (Connection connection = Sqlite.reading(disk.resolve("class.db"))) {
                long kept = Sqlite.number(connection, "SELECT count(*) FROM message");
                long missing = Sqlite.number(connection, "SELECT sum(messages) FROM gap");
                require(kept + missing == spoken, kept + " + " + missing + " are not " + spoken);
                require(missing > 0, "nothing is missing");
                require(
                        Sqlite.text(connection, "SELECT body FROM message ORDER BY number DESC LIMIT 1")
                                .equals("last"),
                        "the last message is not the last");
            }
            whole();
        }

        private void lock() throws Exception {
            try (Recorded recorded = new Recorded(bus);
                    RecordingSession session = open()) {
                bus.publish(Facts.opened(1));
                bus.publish(Facts.received(1, "first"));
                recorded.await(1);
                // An open file stays writable, so this connection forces the recorder to reopen the file.
                try (Connection other = Sqlite.writing(disk.resolve("class.db"))) {
                    Sqlite.execute(other, "BEGIN IMMEDIATE");
                    run("mount", "--bind", disk.toString(), disk.toString());
                    run("mount", "-o", "remount,bind,ro", disk.toString());
                    bus.publish(Facts.received(1, "second"));
                    require(recorded.awaitTrouble().contains("keeps"), "it is not locked");
                }
                String trouble = recorded.awaitTrouble();
                require(trouble.contains("make it and its folder writable"), trouble);
                System.out.println("read-only");
                run("umount", "-l", disk.toString());
                require(recorded.awaitTrouble().isEmpty(), "another trouble came");
                recorded.await(2);
                System.out.println("resumed");
                session.end();
            }
            whole();
        }

        private long speak(int messages) {
            for (int count = 0; count < messages; count++) {
                bus.publish(Facts.received(1, LARGE));
            }
            return messages;
        }

        private void whole() throws Exception {
            try (Connection connection = Sqlite.reading(disk.resolve("class.db"))) {
                System.out.println("whole " + Sqlite.text(connection, "PRAGMA integrity_check"));
            }
        }

        private static void run(String... command) throws Exception {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            require(process.waitFor() == 0, String.join(" ", command) + ": " + said);
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }
    }
}
