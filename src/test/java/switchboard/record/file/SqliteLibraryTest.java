package switchboard.record.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.record.SessionException;

@Timeout(60)
class SqliteLibraryTest {
    @TempDir
    Path directory;

    @Test
    void sqliteIsNewEnoughNotToLoseTheWriteAheadLog() throws Exception {
        SqliteLibrary.load();
        try (Connection connection = Sqlite.writing(Files.createFile(directory.resolve("version.db")))) {
            String version = Sqlite.text(connection, "SELECT sqlite_version()");
            int[] parts = Arrays.stream(version.split("\\."))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            // In SQLite up to 3.51.2, two connections could corrupt a write-ahead log that was being reset.
            assertTrue(Arrays.compare(parts, new int[] {3, 51, 3}) >= 0, version);
        }
    }

    @Test
    void withoutATemporaryDirectoryTheProgramsOwnIsUsed() throws Exception {
        Path own = directory.resolve("own/native");
        assertEquals("loaded", load(directory.resolve("missing"), own));
        assertTrue(Files.isDirectory(own));
    }

    @Test
    void withoutAnyDirectoryThereIsOneSentence() throws Exception {
        Path blocked = Files.createFile(directory.resolve("file"));
        String said = load(directory.resolve("missing"), blocked.resolve("native"));
        assertTrue(said.startsWith("SQLite's native library can't be loaded from " + directory), said);
        assertEquals(1, said.lines().count(), said);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fromATemporaryDirectoryThatRunsNoProgramsTheProgramsOwnIsUsed() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path own = directory.resolve("own/native");
        String mount = "mount -t tmpfs -o size=64m,noexec none " + temporary;
        assumeTrue(
                new ProcessBuilder("sh", "-c", "unshare -Urm sh -c '" + mount + "' 2>/dev/null")
                                .start()
                                .waitFor()
                        == 0,
                "this system lets nobody mount a disk (unshare)");
        assertEquals(
                "loaded",
                said(List.of("unshare", "-Urm", "sh", "-c", mount + " && exec \"$@\"", "sh"), temporary, own));
        assertTrue(Files.isDirectory(own), "it was loaded from a directory that runs no programs");
    }

    @Test
    void onAMachineThatSqliteWasNotBuiltForThereIsOneSentenceWithTheWayOut() throws Exception {
        String said = said(List.of(), directory, directory.resolve("own"), "-Dos.arch=vax");
        assertTrue(said.startsWith("SQLite's native library can't be loaded"), said);
        assertTrue(said.endsWith("Or start with --no-record."), said);
        assertEquals(1, said.lines().count(), said);
    }

    /** Loads the library in a separate process, since it can be loaded only once. */
    private String load(Path temporary, Path own) throws IOException, InterruptedException {
        return said(List.of(), temporary, own);
    }

    private String said(List<String> before, Path temporary, Path own, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + temporary));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                own.toString()));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(child.waitFor(30, TimeUnit.SECONDS));
            return said.strip();
        } finally {
            child.destroyForcibly();
        }
    }

    /** Loads the library and prints the result. */
    static final class Child {
        public static void main(String[] arguments) {
            try {
                SqliteLibrary.load(Path.of(arguments[0]));
                System.out.println("loaded");
            } catch (SessionException failure) {
                System.out.println(failure.getMessage());
            }
        }
    }
}
