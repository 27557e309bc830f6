package switchboard.text;

import static switchboard.text.ArgumentKind.BYTES;
import static switchboard.text.ArgumentKind.NUMBER;
import static switchboard.text.ArgumentKind.TEXT;

/**
 * Sentences about a refusal by the operating system and its reason; those about a file are the middle of a sentence. A
 * constant's comment lists the arguments of its sentence.
 */
public enum SystemText implements TextCode {
    /** The port, and the address as it was given. */
    LISTEN_IN_USE("listen.in-use", NUMBER, TEXT),
    /** The address as it was given. */
    LISTEN_NONE_FREE("listen.none-free", TEXT),
    /** The address as it was given. */
    LISTEN_NOT_OURS("listen.not-ours", TEXT),
    /** The given address. */
    LISTEN_NOT_LITERAL("listen.not-literal", TEXT),
    /** The given port. */
    LISTEN_PORT("listen.port", NUMBER),
    /** The port, and the first one that needs no privileges. */
    LISTEN_PRIVILEGED("listen.privileged", NUMBER, NUMBER),
    /** Address and port. */
    LISTEN_FILES("listen.files", TEXT),
    /** Address and port, and the operating system's message. */
    LISTEN_FAILED("listen.failed", TEXT, TEXT),
    /** The path. */
    FILE_DENIED("file.denied", TEXT),
    /** The path. */
    FILE_MISSING("file.missing", TEXT),
    /** The path. */
    FILE_EXISTS("file.exists", TEXT),
    /** The path. */
    FILE_IRREGULAR("file.irregular", TEXT),
    /** The path. */
    FILE_NO_FOLDER("file.no-folder", TEXT),
    /** The path. */
    FILE_FOLDER("file.folder", TEXT),
    /** The path. */
    FILE_NOT_EMPTY("file.not-empty", TEXT),
    /** The path. */
    FILE_NOT_REGULAR("file.not-regular", TEXT),
    /** The path. */
    FILE_NOT_READABLE("file.not-readable", TEXT),
    /** The path, its size and the largest possible one. */
    FILE_LARGE("file.large", TEXT, BYTES, BYTES),
    /** The name. */
    FILE_LONG("file.long", TEXT),
    FILE_NONE_LEFT("file.none-left"),
    /** The path. */
    FILE_READ_ONLY("file.read-only", TEXT),
    /** The path. */
    FILE_FULL("file.full", TEXT),
    /** The path. */
    FILE_FAILED("file.failed", TEXT),
    /** The path, and the operating system's message. */
    FILE_SAID("file.said", TEXT, TEXT);

    private final Declaration declaration;

    SystemText(String key, ArgumentKind... kinds) {
        declaration = new Declaration("system", key, kinds);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
