package switchboard.bench.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RecordingPartsTest {
    @TempDir
    Path folder;

    @Test
    void plainJdbcHasWrittenEverythingWhenItIsClosed() throws Exception {
        Path file = folder.resolve("plain.db");
        int rows = 25_000;
        try (JdbcRecorder recorder = new JdbcRecorder(file, "NORMAL")) {
            for (int row = 0; row < rows; row++) {
                recorder.record(1, row % 2 == 1, new byte[] {(byte) row});
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("SELECT count(*), sum(direction), max(number) FROM message")) {
            assertEquals(rows, found.getInt(1));
            assertEquals(rows / 2, found.getInt(2));
            assertEquals(rows, found.getInt(3));
        }
    }

    @Test
    void theOtherCheckoutIsWhatWasBuiltThereOrAFailureThatSaysWhatToDo() throws Exception {
        String complaint = assertThrows(IOException.class, () -> Checkout.classPath(folder))
                .getMessage();
        assertTrue(complaint.contains("has no built program"), complaint);
        Path classes = folder.resolve("target/classes/switchboard/app");
        Files.createDirectories(classes);
        Files.createFile(classes.resolve("Main.class"));
        assertTrue(
                Checkout.classPath(folder).startsWith(folder.resolve("target/classes") + java.io.File.pathSeparator));
        Files.createDirectories(folder.resolve("target/lib"));
        Files.createFile(folder.resolve("target/switchboard.jar"));
        assertEquals(folder.resolve("target/switchboard.jar").toString(), Checkout.classPath(folder));
    }
}
