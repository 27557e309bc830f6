package switchboard.record.writer;

import java.nio.file.Path;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import switchboard.record.FileGoneException;
import switchboard.record.LogHeldException;
import switchboard.record.SessionException;
import switchboard.record.file.SessionFile;
import switchboard.record.file.SqliteFailure;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * The reason why a session file can't be written. Immutable.
 *
 * @param kind the kind of reaction to it
 * @param text the cause and the remedy, without a full stop, because its consequence for messages follows
 * @param after the sentences about it after its end
 * @param leavesDoubt whether committed data may be in the system's memory only, although a later sync would succeed;
 *     that is so after a failed sync, which other failures can hide
 */
record WriteFailure(Kind kind, CodedText text, Explanation after, boolean leavesDoubt) {
    enum Kind {
        /** The fault ends by itself, or the user can remove its cause. */
        PASSING,
        /** The file is no longer at its path. */
        GONE,
        /** The content of the file is no longer the content that was written. */
        DAMAGED,
        /** A reader keeps the write-ahead log from being merged, and it has reached its limit. */
        HELD
    }

    /** The sentences about a fault after its end. */
    enum Explanation {
        DAMAGED(RecordText.GAP_DAMAGED, RecordText.MISSED_DAMAGED),
        GONE(RecordText.GAP_GONE, RecordText.MISSED_GONE),
        FULL(RecordText.GAP_FULL, RecordText.MISSED_FULL),
        UNUSABLE(RecordText.GAP_UNUSABLE, RecordText.MISSED_UNUSABLE),
        UNWRITABLE(RecordText.GAP_UNWRITABLE, RecordText.MISSED_UNWRITABLE),
        FAILED(RecordText.GAP_FAILED, RecordText.MISSED_FAILED),
        LOCKED(RecordText.GAP_LOCKED, RecordText.MISSED_LOCKED),
        RESERVE(RecordText.GAP_RESERVE, RecordText.MISSED_RESERVE),
        SIZE(RecordText.GAP_SIZE, RecordText.MISSED_SIZE),
        HELD(RecordText.GAP_HELD, RecordText.MISSED_HELD);

        private final RecordText gap;
        private final RecordText missed;

        Explanation(RecordText gap, RecordText missed) {
            this.gap = gap;
            this.missed = missed;
        }

        /** Returns the reason of the gap that the fault left. */
        CodedText gap() {
            return gap.with();
        }

        /**
         * Returns the sentence that messages are missing, and why.
         *
         * @param from the time of the first of them, in words
         * @param to the time of the last of them, in words
         */
        CodedText missed(long messages, String from, String to) {
            return missed.with(messages, from, to);
        }
    }

    static WriteFailure of(SessionFile file, Throwable failure) {
        WriteFailure explained = explain(file, failure);
        boolean sure = failure instanceof SessionException
                || Set.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_BUSY, SQLiteErrorCode.SQLITE_LOCKED)
                        .contains(SqliteFailure.code(failure));
        return new WriteFailure(explained.kind(), explained.text(), explained.after(), !sure);
    }

    private static WriteFailure explain(SessionFile file, Throwable failure) {
        Path path = file.path();
        CodedText text = SqliteFailure.writing(path, failure);
        if (failure instanceof FileGoneException) {
            return gone(path);
        }
        if (failure instanceof LogHeldException) {
            return new WriteFailure(Kind.HELD, text, Explanation.HELD, false);
        }
        if (failure instanceof SessionException) {
            return passing(text, Explanation.UNUSABLE);
        }
        return switch (SqliteFailure.code(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> new WriteFailure(Kind.DAMAGED, text, Explanation.DAMAGED, false);
            case SQLITE_FULL -> full(path);
            // On a full disk, SQLite's files beside the database can't be created or grow; SQLite then reports another
            // error.
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> {
                if (!file.hasRoom()) {
                    yield full(path);
                }
                yield SqliteFailure.code(failure) == SQLiteErrorCode.SQLITE_IOERR
                        ? passing(text, Explanation.FAILED)
                        : passing(text, Explanation.UNWRITABLE);
            }
            case SQLITE_BUSY, SQLITE_LOCKED -> passing(text, Explanation.LOCKED);
            default -> passing(text, Explanation.FAILED);
        };
    }

    private static WriteFailure gone(Path path) {
        return new WriteFailure(Kind.GONE, RecordText.FILE_GONE.with(path.toString()), Explanation.GONE, false);
    }

    private static WriteFailure full(Path path) {
        return passing(RecordText.WRITE_FULL.with(path.toString()), Explanation.FULL);
    }

    private static WriteFailure passing(CodedText text, Explanation after) {
        return new WriteFailure(Kind.PASSING, text, after, false);
    }
}
