package switchboard.record;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Says in one sentence for people what went wrong with a session file and what to do. */
final class Sentences {
    private Sentences() {}

    static String opening(Path file, Throwable failure) {
        return switch (code(failure)) {
            case SQLITE_NOTADB -> file + " is not a Switchboard session, so it was left alone: choose another file.";
            case SQLITE_CORRUPT ->
                file
                        + " is damaged and was left alone: choose another file, or recover this one with sqlite3 .recover.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                file + " is in use by another program: close that one, or choose another file.";
            case SQLITE_FULL -> "The disk with " + file + " is full: free some space, or choose another place.";
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH ->
                file + " can't be opened for writing: check the permissions of it and its folder,"
                        + " or choose another place.";
            default -> file + " can't be opened (" + detail(failure) + "): choose another file.";
        };
    }

    /** Say why a recorded session can't be opened to be read. */
    static String openingToRead(Path file, Throwable failure) {
        return switch (code(failure)) {
            case SQLITE_NOTADB -> file + " is not a Switchboard session.";
            case SQLITE_CORRUPT ->
                file + " is damaged and can't be opened: recover what it holds with sqlite3 .recover.";
            case SQLITE_BUSY, SQLITE_LOCKED -> file + " is in use by another program: close that one and try again.";
            case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH ->
                file + " can't be opened: check the permissions of it and its folder,"
                        + " or copy it, with what stands beside it, into a folder of yours.";
            default -> file + " can't be opened (" + detail(failure) + ").";
        };
    }

    /** Say why the file can't be written now; without a full stop, since what it means follows. */
    static String writing(Path file, Throwable failure) {
        if (failure instanceof SessionException known) {
            return String.valueOf(known.getMessage()).replaceFirst("\\.$", "");
        }
        return switch (code(failure)) {
            case SQLITE_FULL -> "The disk with " + file + " is full: free some space";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                file + " can't be written any more: make it and its folder writable";
            case SQLITE_BUSY, SQLITE_LOCKED -> "Another program keeps " + file + " locked: close that program";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> file + " was damaged by something: start again with a new session";
            default -> "Writing " + file + " failed (" + detail(failure) + "): check the disk";
        };
    }

    static String reading(Path file, Throwable failure) {
        return switch (code(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "The log can't be read: " + file + " is damaged.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "The log can't be read now: another program keeps " + file + " locked; close that program.";
            default -> "The log can't be read from " + file + " (" + detail(failure) + ").";
        };
    }

    static String onNetwork(Path file) {
        return "The session is recorded in a network folder (" + file
                + "), which is slower and less safe than a disk of this computer: choose another place next time.";
    }

    /** Say why a file system call failed, as the middle of a sentence. */
    static String reason(IOException failure, Path path) {
        return switch (failure) {
            case AccessDeniedException denied -> "there is no permission to write " + path;
            case NoSuchFileException missing -> path + " does not exist";
            case FileSystemException other ->
                path + ": " + (other.getReason() == null ? "not possible" : other.getReason());
            default -> path + ": " + failure.getMessage();
        };
    }

    static SQLiteErrorCode code(Throwable failure) {
        return failure instanceof SQLException sql
                ? SQLiteErrorCode.getErrorCode(sql.getErrorCode() & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static String detail(Throwable failure) {
        String text = failure.getMessage();
        return text == null
                ? failure.getClass().getSimpleName()
                : text.lines().findFirst().orElse("");
    }
}
