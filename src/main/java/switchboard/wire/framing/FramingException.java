package switchboard.wire.framing;

import switchboard.text.Coded;
import switchboard.text.CodedText;

/**
 * Thrown if a framing does not exist or cannot carry a body or a length.
 *
 * <p>The message is a part of a sentence that the caller completes.
 */
public final class FramingException extends IllegalArgumentException implements Coded {
    private static final long serialVersionUID = 1L;

    private final transient CodedText text;

    FramingException(CodedText text) {
        super(text.english());
        this.text = text;
    }

    @Override
    public CodedText text() {
        return text;
    }
}
