package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Sentences about the list of recorded sessions; those about the trash are the middle of a sentence. A constant's
 * comment lists the arguments of its sentence.
 */
public enum ArchiveText implements TextCode {
    // A session cannot have such a name.
    NAME_EMPTY("name.empty"),
    NAME_HIDDEN("name.hidden"),
    NAME_END("name.end"),
    /** The character. */
    NAME_CHARACTER("name.character", TEXT),
    /** The character's number as Unicode writes it. */
    NAME_INVISIBLE("name.invisible", TEXT),
    /** The most characters. */
    NAME_LONG("name.long", NUMBER),
    /** The name. */
    NAME_DEVICE("name.device", TEXT),

    // A session is not found or not moved.
    /** The folder. */
    FOLDER_UNREADABLE("folder.unreadable", TEXT),
    /** The folder. */
    FOLDER_EMPTY("folder.empty", TEXT),
    /** The name of a log. */
    SESSION_LEFT("session.left", TEXT),
    /** The typed text, in quotation marks. */
    SESSION_UNKNOWN("session.unknown", TEXT),
    /** The typed text, in quotation marks, and a similar name. */
    SESSION_UNKNOWN_NEAR("session.unknown.near", TEXT, TEXT),
    /** The name of the file, and the reason. */
    TRASH_FAILED("trash.failed", TEXT, NESTED),
    TRASH_REFUSED("trash.refused"),
    TRASH_NONE("trash.none"),
    /** The name. */
    TRASH_CROWDED("trash.crowded", TEXT),
    /** The days; follows a session's name, like the other reasons of the retention policy. */
    EXPIRED_DAYS("expired.days", COUNT),
    /** The hours. */
    EXPIRED_HOURS("expired.hours", COUNT),
    EXPIRED_SIZE("expired.size"),
    /** The reason, and the notes and marks in the session. */
    EXPIRED_ANNOTATED("expired.annotated", NESTED, NESTED),
    /** The number. */
    NOTES("notes", COUNT),
    /** The number. */
    MARKS("marks", COUNT),
    /** The notes, and the marks. */
    BOTH("both", NESTED, NESTED);

    private final Declaration declaration;

    ArchiveText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("archive", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
