package switchboard.text;

/** What an argument of a {@link CodedText} is, and so how it is shown. */
public enum ArgumentKind {
    /** A {@link String} that is shown as it is: a path, a name, a peer's words that were escaped before. */
    TEXT,
    /** A {@link Long} shown in the digits 0 to 9, in every language: a port, a width, whatever a program reads. */
    NUMBER,
    /** A {@link Long} shown as an amount for people, with its thousands apart. */
    COUNT,
    /** A {@link Long} shown as so many bytes, with the unit. */
    BYTES,
    /** A {@link Long} shown as the number of a client, {@code #3}. */
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
