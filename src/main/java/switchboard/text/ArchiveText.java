package switchboard.text;

import static switchboard.text.ArgumentKind.COUNT;
import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/** What is told about the list of recorded sessions; about the trash, the middle of a sentence. */
public enum ArchiveText implements TextCode {
    // A session has no such name.
    NAME_EMPTY("name.empty"),
    NAME_HIDDEN("name.hidden"),
    NAME_END("name.end"),
    /** The character. */
    NAME_CHARACTER("name.character", TEXT),
    /** The character's number as Unicode writes it. */
    NAME_INVISIBLE("name.invisible", TEXT),
    /** How many are enough. */
    NAME_LONG("name.long", NUMBER),
    /** The name. */
    NAME_DEVICE("name.device", TEXT),

    // A session is not found or not moved.
    /** The folder. */
    FOLDER_UNREADABLE("folder.unreadable", TEXT),
    /** The folder. */
    FOLDER_EMPTY("folder.empty", TEXT),
    /** What was typed, in quotation marks. */
    SESSION_UNKNOWN("session.unknown", TEXT),
    /** What was typed, in quotation marks, and a name that is near it. */
    SESSION_UNKNOWN_NEAR("session.unknown.near", TEXT, TEXT),
    /** The name of the file, and why. */
    TRASH_FAILED("trash.failed", TEXT, NESTED),
    TRASH_REFUSED("trash.refused"),
    TRASH_NONE("trash.none"),
    /** The name. */
    TRASH_CROWDED("trash.crowded", TEXT),
    /** How many days; goes on after the name of a session, as the other reasons why one is beyond what is kept. */
    EXPIRED_DAYS("expired.days", COUNT),
    /** How many hours. */
    EXPIRED_HOURS("expired.hours", COUNT),
    EXPIRED_SIZE("expired.size"),
    /** Why, and the notes and marks in the session. */
    EXPIRED_ANNOTATED("expired.annotated", NESTED, NESTED),
    /** How many. */
    NOTES("notes", COUNT),
    /** How many. */
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
