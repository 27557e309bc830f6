package switchboard.text;

/**
 * Something that carries what it has to say to people as data. An exception that does says the English sentence as its
 * {@link Throwable#getMessage()}.
 */
public interface Coded {
    /** Returns what it says. */
    CodedText text();
}
