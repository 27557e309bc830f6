package switchboard.record;

/** Something about a session file that a person must know; the message is one clear sentence. */
public sealed class SessionException extends Exception permits FileGoneException {
    private static final long serialVersionUID = 1L;

    /** Make one from a sentence. */
    public SessionException(String sentence) {
        super(sentence);
    }

    /** Make one from a sentence and what caused it. */
    public SessionException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
