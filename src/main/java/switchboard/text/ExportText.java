package switchboard.text;

import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Sentences about exports: why one cannot start or failed, and what to know of a complete one. A constant's comment
 * lists the arguments of its sentence.
 */
public enum ExportText implements TextCode {
    // A file can't be exported to.
    /** The path. */
    FILE_FOLDER("file.folder", TEXT),
    /** The folder. */
    FILE_NO_FOLDER("file.no-folder", TEXT),
    /** The path. */
    FILE_IRREGULAR("file.irregular", TEXT),
    /** The folder, and the reason. */
    FILE_FAILED("file.failed", TEXT, NESTED),
    /** The path. */
    FILE_SESSION("file.session", TEXT),
    /** The path. */
    FILE_EXISTS("file.exists", TEXT),
    /** The path, as it was typed at a terminal. */
    FILE_EXISTS_TYPED("file.exists.typed", TEXT),

    // An export failed.
    /** The reason. */
    FAILED_WRITING("failed.writing", NESTED),
    /** No argument; standard output is closed. */
    FAILED_OUTPUT("failed.output"),
    /** The program's failure. */
    FAILED_BROKEN("failed.broken", TEXT),
    /** The program's failure. */
    FAILED_STUCK("failed.stuck", TEXT),
    /** Takes no argument; the filter of an export lets nothing through. */
    NO_MATCH("no-match"),
    /** Takes no argument; an anonymous export has what people wrote. */
    ANONYMOUS("anonymous");

    private final Declaration declaration;

    ExportText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("export", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
