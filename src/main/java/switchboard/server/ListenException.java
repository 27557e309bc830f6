package switchboard.server;

/** A listener could not start; the message is one clear sentence that says why and what to do. */
public final class ListenException extends Exception {
    private static final long serialVersionUID = 1L;

    ListenException(String sentence) {
        super(sentence);
    }

    ListenException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
