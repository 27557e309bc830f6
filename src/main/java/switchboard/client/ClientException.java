package switchboard.client;

/** The client could not go on; the message is one clear sentence. */
public final class ClientException extends Exception {
    private static final long serialVersionUID = 1L;

    ClientException(String sentence) {
        super(sentence);
    }

    ClientException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
