package switchboard.record.file;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import switchboard.record.SessionException;
import switchboard.system.FileFailure;
import switchboard.text.CodedText;
import switchboard.text.RecordText;
import switchboard.wire.Escapes;

/** Explains failures of a session file by SQLite's result codes. Stateless. */
public final class SqliteFailure {
    private SqliteFailure() {}

    /** Returns the reason why a session can't be opened for recording. */
    public static CodedText opening(Path file, Throwable failure) {
        String path = file.toString();
        return switch (code(failure)) {
            case SQLITE_NOTADB -> RecordText.OPEN_NO_SESSION.with(path);
            case SQLITE_CORRUPT -> RecordText.OPEN_DAMAGED.with(path);
            case SQLITE_BUSY, SQLITE_LOCKED -> RecordText.OPEN_IN_USE.with(path);
            case SQLITE_FULL -> RecordText.OPEN_FULL.with(path);
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH -> RecordText.OPEN_DENIED.with(path);
            default -> RecordText.OPEN_FAILED.with(path, detail(failure));
        };
    }

    /** Returns the reason why a recorded session can't be opened for reading. */
    public static CodedText openingToRead(Path file, Throwable failure) {
        String path = file.toString();
        return switch (code(failure)) {
            case SQLITE_NOTADB -> RecordText.READ_NO_SESSION.with(path);
            case SQLITE_CORRUPT -> RecordText.READ_DAMAGED.with(path);
            case SQLITE_BUSY, SQLITE_LOCKED -> RecordText.READ_IN_USE.with(path);
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH -> RecordText.READ_DENIED.with(path);
            case SQLITE_INTERRUPT -> RecordText.READ_STOPPED.with(path);
            default -> RecordText.READ_FAILED.with(path, detail(failure));
        };
    }

    /** Returns the reason why the file can't be written now, without a full stop, because its consequence follows. */
    public static CodedText writing(Path file, Throwable failure) {
        if (failure instanceof SessionException known) {
            return part(known.text());
        }
        String path = file.toString();
        return switch (code(failure)) {
            case SQLITE_FULL -> RecordText.WRITE_FULL.with(path);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH -> RecordText.WRITE_DENIED.with(path);
            case SQLITE_BUSY, SQLITE_LOCKED -> RecordText.WRITE_LOCKED.with(path);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> RecordText.WRITE_DAMAGED.with(path);
            default -> RecordText.WRITE_FAILED.with(path, detail(failure));
        };
    }

    /** Returns the part of a sentence without its full stop; a sentence without such a part is returned unchanged. */
    private static CodedText part(CodedText text) {
        return text.code() == RecordText.SENTENCE ? (CodedText) text.arguments().getFirst() : text;
    }

    /** Returns the reason why the log of an open session can't be read. */
    public static CodedText reading(Path file, Throwable failure) {
        String path = file.toString();
        return switch (code(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> RecordText.LOG_DAMAGED.with(path);
            case SQLITE_BUSY, SQLITE_LOCKED -> RecordText.LOG_LOCKED.with(path);
            case SQLITE_TOOBIG -> RecordText.LOG_LARGE.with(path);
            case SQLITE_INTERRUPT -> RecordText.READ_STOPPED.with(path);
            default -> RecordText.LOG_FAILED.with(path, detail(failure));
        };
    }

    /** Returns the reason why a note could not be written into a recorded session. */
    public static CodedText noting(Path file, Throwable failure) {
        String path = file.toString();
        if (failure instanceof IOException io) {
            return RecordText.NOTE_DENIED_WHY.with(path, FileFailure.why(io, file));
        }
        return switch (code(failure)) {
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH -> RecordText.NOTE_DENIED.with(path);
            case SQLITE_BUSY, SQLITE_LOCKED -> RecordText.NOTE_LOCKED.with(path);
            default -> RecordText.NOTE_FAILED.with(writing(file, failure));
        };
    }

    /** Returns SQLite's primary result code of a failure; {@code UNKNOWN_ERROR} for other failures. */
    public static SQLiteErrorCode code(Throwable failure) {
        return failure instanceof SQLException sql
                ? SQLiteErrorCode.getErrorCode(sql.getErrorCode() & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /** Returns the first line of a failure's message, escaped because it may quote an untrusted file. */
    private static String detail(Throwable failure) {
        String text = failure.getMessage();
        return text == null
                ? failure.getClass().getSimpleName()
                : Escapes.text(text.lines().findFirst().orElse(""));
    }
}
