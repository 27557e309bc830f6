package switchboard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LockHoldersTest {
    @TempDir
    Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theOtherProcessThatHoldsALockOnTheseBytesIsNamed() throws Exception {
        Path file = Files.write(directory.resolve("locked"), new byte[200]);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertEquals("locked", said.readLine());
            List<String> holders = List.of("java (process " + other.pid() + ")");
            assertEquals(holders, LockHolders.of(file, 123, 127));
            assertEquals(holders, LockHolders.of(file, 100, 124));
            assertEquals(List.of(), LockHolders.of(file, 125, 127));
            assertEquals(List.of(), LockHolders.of(directory.resolve("missing"), 0, 1_000));
        } finally {
            other.destroyForcibly();
            other.waitFor(30, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), LockHolders.of(file, 123, 127));
    }

    @Test
    void thisProcessIsNotNamed() throws Exception {
        Path file = Files.write(directory.resolve("own"), new byte[200]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock(124, 1, true)) {
            assertEquals(lock.isValid() ? List.of() : null, LockHolders.of(file, 123, 127));
        }
    }

    /** Locks a byte until its standard input ends: it is killed, or the test that started it has ended. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (FileChannel channel =
                            FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock(124, 1, true)) {
                System.out.println(lock.isValid() ? "locked" : "not locked");
                System.exit(System.in.read() < 0 ? 0 : 1);
            }
        }
    }
}
