package switchboard.record;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * Why a session's file can't be written. Immutable.
 *
 * @param kind what can be done about it
 * @param text what happened and what to do; without a full stop, since what it means for messages follows
 * @param after what is said of it later, when it is over
 */
record Fault(Kind kind, CodedText text, After after) {
    enum Kind {
        /** Somebody can do something about it, or it passes by itself. */
        PASSING,
        /** The file is not where it was. */
        GONE,
        /** What stands in the file is no longer what was written. */
        DAMAGED
    }

    /** What is said of a fault when it is over. */
    enum After {
        DAMAGED(RecordText.GAP_DAMAGED, RecordText.MISSED_DAMAGED),
        GONE(RecordText.GAP_GONE, RecordText.MISSED_GONE),
        FULL(RecordText.GAP_FULL, RecordText.MISSED_FULL),
        UNUSABLE(RecordText.GAP_UNUSABLE, RecordText.MISSED_UNUSABLE),
        UNWRITABLE(RecordText.GAP_UNWRITABLE, RecordText.MISSED_UNWRITABLE),
        FAILED(RecordText.GAP_FAILED, RecordText.MISSED_FAILED),
        LOCKED(RecordText.GAP_LOCKED, RecordText.MISSED_LOCKED);

        private final RecordText gap;
        private final RecordText missed;

        After(RecordText gap, RecordText missed) {
            this.gap = gap;
            this.missed = missed;
        }

        /** Returns why messages are missing, for the gap that the fault left. */
        CodedText gap() {
            return gap.with();
        }

        /**
         * Returns that messages are missing, and why.
         *
         * @param from when the first of them came or went, in words
         * @param to when the last of them did
         */
        CodedText missed(long messages, String from, String to) {
            return missed.with(messages, from, to);
        }
    }

    static Fault of(SessionFile file, Throwable failure) {
        Path path = file.path();
        CodedText text = SqliteFailure.writing(path, failure);
        if (failure instanceof FileGoneException) {
            return gone(path);
        }
        if (failure instanceof SessionException) {
            return passing(text, After.UNUSABLE);
        }
        return switch (SqliteFailure.code(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> new Fault(Kind.DAMAGED, text, After.DAMAGED);
            case SQLITE_FULL -> full(path);
            // On a full disk the files beside it can't be made or grow, and SQLite says so in other words.
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> {
                if (!file.hasRoom()) {
                    yield full(path);
                }
                yield SqliteFailure.code(failure) == SQLiteErrorCode.SQLITE_IOERR
                        ? passing(text, After.FAILED)
                        : passing(text, After.UNWRITABLE);
            }
            case SQLITE_BUSY, SQLITE_LOCKED -> passing(text, After.LOCKED);
            default -> passing(text, After.FAILED);
        };
    }

    private static Fault gone(Path path) {
        return new Fault(Kind.GONE, RecordText.FILE_GONE.with(path.toString()), After.GONE);
    }

    private static Fault full(Path path) {
        return passing(RecordText.WRITE_FULL.with(path.toString()), After.FULL);
    }

    private static Fault passing(CodedText text, After after) {
        return new Fault(Kind.PASSING, text, after);
    }
}
