package switchboard.record;

import java.nio.file.Path;

/** A session's file is not where it was. */
final class FileGoneException extends SessionException {
    private static final long serialVersionUID = 1;

    FileGoneException(Path file) {
        super(Fault.gone(file).sentence() + ".");
    }
}
