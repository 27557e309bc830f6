package switchboard.text;

/**
 * An object with a text for people as data. An exception of this kind has the English sentence as its {@link
 * Throwable#getMessage()}.
 */
public interface Coded {
    /** Returns the text. */
    CodedText text();
}
