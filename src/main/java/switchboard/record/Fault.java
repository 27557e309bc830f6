package switchboard.record;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;

/**
 * Why a session's file can't be written. Immutable.
 *
 * @param kind what can be done about it
 * @param sentence what happened and what to do; without a full stop, since what it means for messages follows
 * @param after the same in a sentence for later, when it is over
 */
record Fault(Kind kind, String sentence, String after) {
    enum Kind {
        /** Somebody can do something about it, or it passes by itself. */
        PASSING,
        /** The file is not where it was. */
        GONE,
        /** What stands in the file is no longer what was written. */
        DAMAGED
    }

    static Fault of(SessionFile file, Throwable failure) {
        Path path = file.path();
        String sentence = Sentences.writing(path, failure);
        if (failure instanceof FileGoneException) {
            return gone(path);
        }
        if (failure instanceof SessionException) {
            return passing(sentence, "The file could not be used.");
        }
        return switch (Sentences.code(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> new Fault(Kind.DAMAGED, sentence, "The file was damaged.");
            case SQLITE_FULL -> full(path);
            // On a full disk the files beside it can't be made or grow, and SQLite says so in other words.
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> {
                if (!file.hasRoom()) {
                    yield full(path);
                }
                yield Sentences.code(failure) == SQLiteErrorCode.SQLITE_IOERR
                        ? passing(sentence, "Writing the file failed.")
                        : passing(sentence, "The file or its folder could not be written.");
            }
            case SQLITE_BUSY, SQLITE_LOCKED -> passing(sentence, "Another program kept the file locked.");
            default -> passing(sentence, "Writing the file failed.");
        };
    }

    static Fault gone(Path path) {
        return new Fault(
                Kind.GONE,
                "The session " + path + " was moved or deleted while it was recorded",
                "The file was moved or deleted.");
    }

    private static Fault full(Path path) {
        return passing(Sentences.full(path), "The disk was full.");
    }

    private static Fault passing(String sentence, String after) {
        return new Fault(Kind.PASSING, sentence, after);
    }
}
