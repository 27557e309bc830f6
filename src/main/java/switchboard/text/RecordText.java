package switchboard.text;

import static switchboard.text.ArgumentKind.BYTES;
import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/** Sentences about a session, its file and its recorder. A constant's comment lists the arguments of its sentence. */
public enum RecordText implements TextCode {
    /** A text that otherwise continues a sentence, shown as a sentence of its own. */
    SENTENCE("sentence", NESTED),

    // A session can't be opened to be recorded.
    /** The file. */
    OPEN_NO_SESSION("open.no-session", TEXT),
    /** The file. */
    OPEN_DAMAGED("open.damaged", TEXT),
    /** The file. */
    OPEN_IN_USE("open.in-use", TEXT),
    /** The file. */
    OPEN_FULL("open.full", TEXT),
    /** The file. */
    OPEN_DENIED("open.denied", TEXT),
    /** The file, and SQLite's message. */
    OPEN_FAILED("open.failed", TEXT, TEXT),
    /** The file, and the reason. */
    OPEN_WHY("open.why", TEXT, NESTED),
    /** The file. */
    OPEN_INTERRUPTED("open.interrupted", TEXT),
    /** The file. */
    OPEN_ENDED("open.ended", TEXT),
    /** The path. */
    OPEN_FOLDER("open.folder", TEXT),
    /** The folder. */
    OPEN_NO_FOLDER("open.no-folder", TEXT),
    /** The path. */
    OPEN_IRREGULAR("open.irregular", TEXT),
    /** The file. */
    OPEN_ELSEWHERE("open.elsewhere", TEXT),
    /** The file, and the log of a file of that name. */
    OPEN_LEFT("open.left", TEXT, TEXT),
    /** The file, and the reason. */
    OPEN_LOCK("open.lock", TEXT, NESTED),
    /** The reason. */
    PLACE_FOLDER("place.folder", NESTED),
    /** The reason. */
    PLACE_TEMPORARY("place.temporary", NESTED),
    /** The two folders that were tried, and the system property that names another one. */
    LIBRARY("library", TEXT, TEXT, TEXT),

    /** The reason why the file of the present session can't be written. */
    BEGIN_HINDERED("begin.hindered", NESTED),
    /** The file. */
    BEGIN_OVER("begin.over", TEXT),

    // A file cannot be used; without a full stop, because the consequence may follow.
    /** The file. */
    FILE_OTHER_PROGRAM("file.other-program", TEXT),
    /** The file, its format, and the newest format that this program reads. */
    FILE_NEWER("file.newer", TEXT, NUMBER, NUMBER),
    /** The file. */
    FILE_LINKED("file.linked", TEXT),
    /** The file. */
    FILE_CHANGED("file.changed", TEXT),
    /** The folder, and the name. */
    FILE_CROWDED("file.crowded", TEXT, TEXT),
    /** The file, and the reason. */
    FILE_SUCCESSOR("file.successor", TEXT, NESTED),
    /** The file, and the reason. */
    FILE_COPY("file.copy", TEXT, NESTED),
    /** The reason. */
    FILE_LEFT("file.left", NESTED),
    /** The session, and the file beside it. */
    FILE_BESIDE("file.beside", TEXT, TEXT),
    /** The file, the bytes of a copy, and the folder of the copy. */
    FILE_TRIAL("file.trial", TEXT, BYTES, TEXT),
    /** The file, and the journal mode in SQLite's words. */
    FILE_JOURNAL("file.journal", TEXT, TEXT),
    /** The file. */
    FILE_GONE("file.gone", TEXT),
    /** The file. */
    WRITE_FULL("write.full", TEXT),
    /** The file. */
    WRITE_DENIED("write.denied", TEXT),
    /** The file. */
    WRITE_LOCKED("write.locked", TEXT),
    /** The file. */
    WRITE_DAMAGED("write.damaged", TEXT),
    /** The file, and SQLite's message. */
    WRITE_FAILED("write.failed", TEXT, TEXT),
    /** The file, and the bytes of its write-ahead log. */
    WRITE_HELD("write.held", TEXT, BYTES),

    // A limit on the disk. The numbers are MiB.
    /** The file, and the free space below which nothing is recorded. */
    SPACE_SOON("space.soon", TEXT, COUNT),
    /** The file, and the free space from which on messages are recorded again. */
    SPACE_RESERVE("space.reserve", TEXT, COUNT),
    /** The file, and its largest size. */
    SIZE_SOON("size.soon", TEXT, COUNT),
    /** The file, and its largest size. */
    SIZE_REACHED("size.reached", TEXT, COUNT),

    // The state of the recording.
    /** The obstacle. */
    HINDERED_WAITING("hindered.waiting", NESTED),
    /** The obstacle. */
    HINDERED_LOST("hindered.lost", NESTED),
    /** The obstacle, and the new file. */
    MOVED_ALONG("moved.along", NESTED, TEXT),
    /** The obstacle, and the new file. */
    MOVED_NEW("moved.new", NESTED, TEXT),
    /** The obstacle, the new file, and the newest message of the old one. */
    MOVED_NEW_LEFT("moved.new.left", NESTED, TEXT, COUNT),
    /** The obstacle, the new file, and the newest message of the old one. */
    MOVED_HELD("moved.held", NESTED, TEXT, COUNT),
    RECORDING_BROKEN("recording.broken"),
    /** The file, the bytes of its write-ahead log, and those at which recording moves to another file. */
    LOG_HELD("log.held", TEXT, BYTES, BYTES),
    /** The same, and the programs that read. */
    LOG_HELD_BY("log.held.by", TEXT, BYTES, BYTES, TEXT),

    // The reasons why messages are missing, shown at the gap.
    GAP_DAMAGED("gap.damaged"),
    GAP_GONE("gap.gone"),
    GAP_FULL("gap.full"),
    GAP_UNUSABLE("gap.unusable"),
    GAP_UNWRITABLE("gap.unwritable"),
    GAP_FAILED("gap.failed"),
    GAP_LOCKED("gap.locked"),
    GAP_RESERVE("gap.reserve"),
    GAP_SIZE("gap.size"),
    GAP_HELD("gap.held"),
    GAP_END("gap.end"),
    /** The newest of the messages before, and the file that has them. */
    GAP_MOVED("gap.moved", COUNT, TEXT),
    /** The newest of the messages before, and the file that has them. */
    GAP_MOVED_HELD("gap.moved.held", COUNT, TEXT),
    GAP_MEMORY("gap.memory"),

    // Messages that are lost: their number, and the times of the first and the last one.
    /** The number of messages, and the times of the first and the last one. */
    MISSED_DAMAGED("missed.damaged", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_GONE("missed.gone", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_FULL("missed.full", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_UNUSABLE("missed.unusable", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_UNWRITABLE("missed.unwritable", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_FAILED("missed.failed", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_LOCKED("missed.locked", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_RESERVE("missed.reserve", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_SIZE("missed.size", COUNT, TEXT, TEXT),
    /** The number of messages, and the times of the first and the last one. */
    MISSED_HELD("missed.held", COUNT, TEXT, TEXT),

    // Losses, shown at the end.
    /** The number of messages. */
    LOSS_MARKED("loss.marked", COUNT),
    /** Messages, and the obstacle. */
    LOSS_HINDERED("loss.hindered", COUNT, NESTED),
    /** The file. */
    LOSS_UNFINISHED("loss.unfinished", TEXT),

    // Notices about a session when it is opened.
    /** The file, and its last message. */
    NOTICE_CRASH("notice.crash", TEXT, COUNT),
    /** The file. */
    NOTICE_CRASH_EMPTY("notice.crash.empty", TEXT),
    /** The file. */
    NOTICE_NETWORK("notice.network", TEXT),
    /** Two of these sentences. */
    NOTICE_BOTH("notice.both", NESTED, NESTED),

    // A session can't be saved.
    /** The file. */
    SAVE_EXISTS("save.exists", TEXT),
    /** The file. */
    SAVE_RECORDED("save.recorded", TEXT),

    // A recorded session can't be opened to be read.
    /** The file. */
    READ_NO_SESSION("read.no-session", TEXT),
    /** The file. */
    READ_DAMAGED("read.damaged", TEXT),
    /** The file. */
    READ_IN_USE("read.in-use", TEXT),
    /** The file. */
    READ_DENIED("read.denied", TEXT),
    /** The file, and SQLite's message. */
    READ_FAILED("read.failed", TEXT, TEXT),
    /** The file. */
    READ_STOPPED("read.stopped", TEXT),
    /** The file. */
    READ_MISSING("read.missing", TEXT),
    /** The path. */
    READ_NO_FILE("read.no-file", TEXT),
    /** The file. */
    READ_EMPTY("read.empty", TEXT),

    // The log of an open session can't be read.
    /** The file. */
    LOG_DAMAGED("log.damaged", TEXT),
    /** The file. */
    LOG_LOCKED("log.locked", TEXT),
    /** The file. */
    LOG_LARGE("log.large", TEXT),
    /** The file, and SQLite's message. */
    LOG_FAILED("log.failed", TEXT, TEXT),
    /** The message of Java's exception. */
    LOG_MEMORY("log.memory", TEXT),
    /** The file. */
    LOG_CLOSED("log.closed", TEXT),
    LOG_CLOSED_MEMORY("log.closed.memory"),
    /** The message of Java's exception. */
    LOG_BROKEN("log.broken", TEXT),
    /** The body of a message could not be saved; the reason. */
    BODY_UNSAVED("body.unsaved", NESTED),
    LOG_SLOW("log.slow"),

    // A note is not kept.
    /** The file. */
    NOTE_DENIED("note.denied", TEXT),
    /** The file, and the reason. */
    NOTE_DENIED_WHY("note.denied.why", TEXT, NESTED),
    /** The file. */
    NOTE_LOCKED("note.locked", TEXT),
    /** The obstacle. */
    NOTE_FAILED("note.failed", NESTED),
    /** The obstacle. */
    NOTE_HINDERED("note.hindered", NESTED),
    /** The file. */
    NOTE_ELSEWHERE("note.elsewhere", TEXT),
    /** The file. */
    NOTE_BUSY("note.busy", TEXT),
    NOTE_ENDED("note.ended"),
    NOTE_CROWDED("note.crowded"),
    /** The file. */
    NOTE_OVER("note.over", TEXT),

    // An operation on a session that is not recorded now failed.
    /** The reason. */
    REST_UNKNOWN("rest.unknown", NESTED),
    /** The name of the file. */
    REST_LIVE("rest.live", TEXT),
    /** The name of the file, and the reason. */
    REST_MOVE("rest.move", TEXT, NESTED),
    /** The name of the file. */
    REST_CRASHED("rest.crashed", TEXT),
    /** The name of the file. */
    REST_MISSING("rest.missing", TEXT),
    /** The name, and the name of a log that is left. */
    REST_LEFT("rest.left", TEXT, TEXT),
    /** The name of the file, and the reason. */
    REST_RENAME("rest.rename", TEXT, NESTED),
    /** The name. */
    REST_TAKEN("rest.taken", TEXT),
    /** The name of the file, and the reason. */
    REST_DELETE("rest.delete", TEXT, NESTED);

    private final Declaration declaration;

    RecordText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("record", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
