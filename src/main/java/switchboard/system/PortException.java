package switchboard.system;

/** A port can't be listened on; the message is one clear sentence that says why and what to do. */
public final class PortException extends Exception {
    private static final long serialVersionUID = 1L;

    PortException(String sentence) {
        super(sentence);
    }

    PortException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
