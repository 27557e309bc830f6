package switchboard.tls;

/** A certificate or key can't be used; the message is one clear sentence that says why and what to do. */
public final class TlsException extends Exception {
    private static final long serialVersionUID = 1L;

    TlsException(String sentence) {
        super(sentence);
    }

    TlsException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
