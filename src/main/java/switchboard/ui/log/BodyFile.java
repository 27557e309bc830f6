package switchboard.ui.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import switchboard.record.LoggedMessage;
import switchboard.record.SessionException;
import switchboard.system.FileFailure;
import switchboard.system.PrivateFiles;
import switchboard.text.RecordText;
import switchboard.wire.ByteNotation;

/** Writes the body of a message to a file that only its owner can read. Thread-safe, stateless. */
final class BodyFile {
    private BodyFile() {}

    /** Returns a name for the file: {@code message-41.txt}, or with the ending {@code bin} if it is no plain text. */
    static String name(LoggedMessage logged) {
        boolean text = ByteNotation.TEXT
                .write(logged.message().body(), logged.charset())
                .isPresent();
        return "message-" + logged.number() + (text ? ".txt" : ".bin");
    }

    /**
     * Writes a new file; waits for the disk.
     *
     * @throws SessionException if there is such a file already, or it cannot be written; then no file is left
     */
    static Path write(LoggedMessage logged, Path file) throws SessionException {
        boolean created = false;
        try {
            PrivateFiles.createFile(file);
            created = true;
            Files.write(file, logged.message().body());
            return file;
        } catch (IOException failed) {
            SessionException explained =
                    new SessionException(RecordText.BODY_UNSAVED.with(FileFailure.why(failed, file)), failed);
            if (created) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException alsoFailed) {
                    explained.addSuppressed(alsoFailed);
                }
            }
            throw explained;
        }
    }
}
