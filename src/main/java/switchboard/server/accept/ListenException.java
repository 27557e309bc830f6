package switchboard.server.accept;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown if a listener cannot start. The text says in one sentence why and what to do. */
public final class ListenException extends CodedException {
    private static final long serialVersionUID = 1L;

    public ListenException(CodedText text) {
        super(text);
    }

    public ListenException(CodedText text, Throwable cause) {
        super(text, cause);
    }
}
