package switchboard.text;

/** The kind of an argument of a {@link CodedText}, which decides how it is shown. */
public enum ArgumentKind {
    /** A {@link String} that is shown unchanged: a path, a name, a peer's text that was escaped before. */
    TEXT,
    /** A {@link Long} in the digits 0 to 9 in every language: a port, a width, a number that programs read. */
    NUMBER,
    /** A {@link Long} as an amount for people, with grouped thousands. */
    COUNT,
    /** A {@link Long} as an amount of bytes, with the unit. */
    BYTES,
    /** A {@link Long} as the number of a client, {@code #3}. */
    CLIENT,
    /** Another {@link CodedText}, shown as its sentence. */
    NESTED;

    /** Returns whether a value can be an argument of this kind. */
    boolean takes(Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case NUMBER, COUNT, BYTES, CLIENT -> value instanceof Long;
            case NESTED -> value instanceof CodedText;
        };
    }
}
