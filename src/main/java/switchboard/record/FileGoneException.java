package switchboard.record;

import java.nio.file.Path;
import switchboard.text.RecordText;

/** Thrown when a session file is no longer at its path. */
public final class FileGoneException extends SessionException {
    private static final long serialVersionUID = 1;

    public FileGoneException(Path file) {
        super(RecordText.SENTENCE.with(RecordText.FILE_GONE.with(file.toString())));
    }
}
