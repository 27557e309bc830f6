package switchboard.record;

import java.nio.file.Path;
import switchboard.text.RecordText;

/** The write-ahead log of a session has reached its limit, because a reader keeps it from being merged. */
public final class LogHeldException extends SessionException {
    private static final long serialVersionUID = 1;

    /** Creates the exception; {@code bytes} is the size of the log. */
    public LogHeldException(Path file, long bytes) {
        super(RecordText.SENTENCE.with(RecordText.WRITE_HELD.with(file.toString(), bytes)));
    }
}
