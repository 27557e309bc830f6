package switchboard.record.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.record.SessionException;
import switchboard.system.NativeLibrary;

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
    void programsThatAreKilledShareOneLibraryAndLeaveNothingInTheTemporaryDirectory() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path own = directory.resolve("own/native");
        List<Object> libraries = new ArrayList<>();
        for (int start = 0; start < 2; start++) {
            assertEquals("loaded", load(temporary, own));
            assertEquals(List.of(), files(temporary));
            List<Path> unpacked = files(own);
            assertEquals(1, unpacked.size(), unpacked.toString());
            libraries.add(Files.getAttribute(unpacked.getFirst(), "lastModifiedTime"));
        }
        assertEquals(libraries.getFirst(), libraries.getLast(), "it was unpacked again");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLibraryThatSomebodyElsePutThereIsReplacedAndTheFolderClosed() throws Exception {
        Path own = directory.resolve("own/native");
        Path library = NativeLibrary.unpacked(own, "libodd.so", new ByteArrayInputStream(new byte[] {1, 2, 3}));
        Files.write(library, new byte[] {3, 2, 1});
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(library, NativeLibrary.unpacked(own, "libodd.so", new ByteArrayInputStream(new byte[] {1, 2, 3})));
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(library));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(library)));
        Path other = NativeLibrary.unpacked(own, "libodd.so", new ByteArrayInputStream(new byte[] {4}));
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(library), "another version has a file of its own");
        assertEquals(List.of(library, other).stream().sorted().toList(), files(own));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void withoutAFolderOfItsOwnTheTemporaryDirectoryIsUsed() throws Exception {
        Path blocked = Files.createFile(directory.resolve("file"));
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        assertEquals("loaded", load(temporary, blocked.resolve("native")));
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
    void fromAFolderThatRunsNoProgramsItGoesOnToTheTemporaryDirectory() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path own = Files.createDirectory(directory.resolve("native"));
        String mount = "mount -t tmpfs -o size=64m,noexec none " + own;
        assumeTrue(
                new ProcessBuilder("sh", "-c", "unshare -Urm sh -c '" + mount + "' 2>/dev/null")
                                .start()
                                .waitFor()
                        == 0,
                "this system lets nobody mount a disk (unshare)");
        assertEquals(
                "loaded",
                said(List.of("unshare", "-Urm", "sh", "-c", mount + " && exec \"$@\"", "sh"), temporary, own));
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
                // As if it was killed: no hook of the driver runs.
                Runtime.getRuntime().halt(0);
            } catch (SessionException failure) {
                System.out.println(failure.getMessage());
            }
        }
    }
}
