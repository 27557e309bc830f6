package switchboard.launch;

/** A failure that is explained to the person who started the script. */
final class LaunchException extends Exception {
    private static final long serialVersionUID = 1;

    private final String sentence;

    LaunchException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** Returns what failed and what to do. */
    String sentence() {
        return sentence;
    }
}
