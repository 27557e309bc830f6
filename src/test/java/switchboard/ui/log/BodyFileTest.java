package switchboard.ui.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionException;
import switchboard.wire.Direction;
import switchboard.wire.framing.Framings;

@Timeout(20)
class BodyFileTest {
    private static LoggedMessage message(byte[] body) {
        return new LoggedMessage(
                41,
                0,
                new ConnectionId(1),
                "",
                "127.0.0.1:5",
                Direction.IN,
                Framings.HEADER64.frame(body),
                OptionalLong.empty(),
                Note.NONE,
                false,
                StandardCharsets.UTF_8);
    }

    @Test
    void theNameTellsTheMessageAndWhetherItIsText() {
        assertEquals("message-41.txt", BodyFile.name(message("Grüße\n".getBytes(StandardCharsets.UTF_8))));
        assertEquals("message-41.bin", BodyFile.name(message(new byte[] {1})));
    }

    @Test
    void theBodyAloneIsWrittenForItsOwnerAndNoFileIsReplaced(@TempDir Path folder) throws Exception {
        LoggedMessage message = message(new byte[] {1, (byte) 0xff});
        Path file = folder.resolve("body.bin");
        assertEquals(file, BodyFile.write(message, file));
        assertArrayEquals(new byte[] {1, (byte) 0xff}, Files.readAllBytes(file));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        SessionException there = assertThrows(SessionException.class, () -> BodyFile.write(message(new byte[9]), file));
        assertEquals("The body was not saved: " + file + " already exists.", there.getMessage());
        assertEquals(2, Files.size(file));
        Path nowhere = folder.resolve("no/body.bin");
        SessionException lost = assertThrows(SessionException.class, () -> BodyFile.write(message, nowhere));
        assertEquals("The body was not saved: " + nowhere + " does not exist.", lost.getMessage());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }
}
