package switchboard.replay;

/** A replay could not begin; the message is one clear sentence that says why and what to do. */
final class ReplayException extends Exception {
    private static final long serialVersionUID = 1L;

    ReplayException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
