package switchboard.text;

import static switchboard.text.ArgumentKind.NESTED;
import static switchboard.text.ArgumentKind.TEXT;

/** Why nothing can be exported to a file, or an export failed. */
public enum ExportText implements TextCode {
    // A file can't be exported to.
    /** The path. */
    FILE_FOLDER("file.folder", TEXT),
    /** The folder. */
    FILE_NO_FOLDER("file.no-folder", TEXT),
    /** The path. */
    FILE_IRREGULAR("file.irregular", TEXT),
    /** The folder, and why. */
    FILE_FAILED("file.failed", TEXT, NESTED),
    /** The path. */
    FILE_SESSION("file.session", TEXT),
    /** The path. */
    FILE_EXISTS("file.exists", TEXT),
    /** The path, as it was typed at a terminal. */
    FILE_EXISTS_TYPED("file.exists.typed", TEXT),

    // An export failed.
    /** Why. */
    FAILED_WRITING("failed.writing", NESTED),
    /** Standard output takes nothing more. */
    FAILED_OUTPUT("failed.output"),
    /** What went wrong in the program. */
    FAILED_BROKEN("failed.broken", TEXT),
    /** What went wrong in the program. */
    FAILED_STUCK("failed.stuck", TEXT);

    private final Declaration declaration;

    ExportText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("export", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
