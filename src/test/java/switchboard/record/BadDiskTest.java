package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;

/**
 * Records onto a disk whose writes or fsyncs fail for a while.
 *
 * <p>A second Java plays the scene, with {@code bad_disk.c} loaded before its C library, and prints what it saw.
 */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class BadDiskTest {
    @TempDir
    Path directory;

    private List<String> play(String scene) throws Exception {
        Path library = directory.resolve("bad_disk.so");
        assumeTrue(compiled(library), "no C compiler here");
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Files.createDirectory(disk.resolve("faults"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.slf4j.simpleLogger.log.switchboard=error",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Scene.class.getName(),
                        scene,
                        disk.toString())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().put("LD_PRELOAD", library.toString());
        builder.environment().put("BAD_DISK", disk.toString());
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), said + Files.readString(directory.resolve("err")));
            return said.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private boolean compiled(Path library) throws IOException, InterruptedException {
        Path source = directory.resolve("bad_disk.c");
        try (InputStream code = Objects.requireNonNull(BadDiskTest.class.getResourceAsStream("bad_disk.c"))) {
            Files.copy(code, source);
        }
        try {
            return new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException thereIsNoCompiler) {
            return false;
        }
    }

    /** Take from the files what only the system's memory has: it said so when an fsync failed, and never again. */
    private void losePower() throws IOException {
        for (String lost : Files.readAllLines(directory.resolve("disk/faults/lost"))) {
            String[] parts = lost.split(" ", 3);
            try (FileChannel file = FileChannel.open(Path.of(parts[2]), StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.allocate(Integer.parseInt(parts[1])), Long.parseLong(parts[0]));
            }
        }
    }

    private List<String> found() throws Exception {
        try (EventBus bus = new EventBus();
                Session session = Session.open(new SessionPlace.Given(directory.resolve("disk/class.db")), bus)) {
            return session.log().rows(1, 100).get().stream()
                    .map(LogRow::preview)
                    .toList();
        }
    }

    @Test
    void writesThatFailAreToldAndMadeUpFor() throws Exception {
        assertEquals(List.of("told", "resumed", "recorded 3"), play("write"));
        losePower();
        assertEquals(List.of("before", "meanwhile", "also"), found());
    }

    @Test
    void whatAFailedFsyncLeftInMemoryAloneIsWrittenAnewBeforeItCountsAsRecorded() throws Exception {
        assertEquals(List.of("told", "resumed", "recorded 3"), play("sync"));
        losePower();
        assertEquals(List.of("before", "meanwhile", "also"), found());
    }

    /** What happens on the bad disk, up to the kill; every expectation that does not hold ends it with a trace. */
    static final class Scene {
        public static void main(String[] arguments) throws Exception {
            String fault = arguments[0];
            Path disk = Path.of(arguments[1]);
            Path faults = disk.resolve("faults");
            Path file = disk.resolve("class.db");
            EventBus bus = new EventBus();
            Recorded recorded = new Recorded(bus);
            Session session = Session.open(new SessionPlace.Given(file), bus, Clock.systemUTC(), 50);
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "before"));
            recorded.await(1);
            Files.createFile(faults.resolve(fault));
            bus.publish(Facts.received(1, "meanwhile"));
            String trouble = recorded.awaitTrouble();
            require(trouble.startsWith("Writing " + session.file() + " failed"), trouble);
            require(trouble.endsWith("until then messages wait in memory."), trouble);
            System.out.println("told");
            bus.publish(Facts.received(1, "also"));
            // It goes on trying.
            while (Files.notExists(faults.resolve("failed")) || Files.size(faults.resolve("failed")) < 4) {
                Thread.onSpinWait();
            }
            Files.delete(faults.resolve(fault));
            while (!recorded.awaitTrouble().isEmpty()) {
                require(Files.exists(file), "never resumed");
            }
            System.out.println("resumed");
            System.out.println("recorded " + recorded.await(3).messages());
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }
    }
}
