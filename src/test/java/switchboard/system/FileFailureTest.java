package switchboard.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class FileFailureTest {
    @TempDir
    Path folder;

    private static String reason(Path path, Executable call) {
        return FileFailure.why(assertThrows(IOException.class, call), path).english();
    }

    @Test
    void whatIsMissingInTheWayOrFullIsNamedWhicheverClassOfJavaWasUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path missing = folder.resolve("none").resolve("x");
        Path below = file.resolve("x");
        assertEquals(missing + " does not exist", reason(missing, () -> Files.newInputStream(missing)));
        assertEquals(folder.resolve("none") + " does not exist", reason(missing, () -> open(missing)));
        assertEquals(file + " is no folder", reason(below, () -> Files.createFile(below)));
        assertEquals(file + " is no folder", reason(below, () -> open(below)));
        assertEquals(folder + " is a folder", reason(folder, () -> open(folder)));
        assertEquals(file + " already exists", reason(file, () -> Files.createFile(file)));
        assertEquals(folder + " is not empty", reason(folder, () -> Files.delete(folder)));
        assertEquals(
                folder + ": not possible",
                FileFailure.why(new NoSuchFileException(missing.toString()), folder)
                        .english());
    }

    private static void open(Path path) throws IOException {
        new FileOutputStream(path.toFile()).close();
    }

    @Test
    void aNameThatIsTooLongIsCalledThat() {
        Path path = folder.resolve("ř".repeat(128));
        assertEquals(
                "the name " + path.getFileName() + " is too long", reason(path, () -> Files.createDirectory(path)));
    }

    @Test
    void whatIsRefusedIsCalledThat() {
        assertEquals(
                "there is no permission to write " + folder,
                FileFailure.why(new AccessDeniedException("x"), folder).english());
    }

    @Test
    void whatNobodyKnowsIsTheSystemsOwnWord() {
        assertEquals(
                folder + "; the system says “Ein-/Ausgabefehler”",
                FileFailure.why(new IOException("Ein-/Ausgabefehler"), folder).english());
    }
}
