package switchboard.app;

/** The command line asks for something that is not there; the message is one clear sentence. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence);
    }
}
