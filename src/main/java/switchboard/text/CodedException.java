package switchboard.text;

/** A failure that is shown to people; its message is the English sentence, for logs and console. */
public abstract class CodedException extends Exception implements Coded {
    private static final long serialVersionUID = 1L;

    private final transient CodedText text;

    /** Creates an exception with this text. */
    protected CodedException(CodedText text) {
        super(text.english());
        this.text = text;
    }

    /** Creates an exception with this text and a cause. */
    protected CodedException(CodedText text, Throwable cause) {
        super(text.english(), cause);
        this.text = text;
    }

    @Override
    public CodedText text() {
        return text;
    }
}
