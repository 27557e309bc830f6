package switchboard.wire;

import switchboard.text.Coded;
import switchboard.text.CodedText;

/** There is no such framing, or it can't carry what it was given; why is the middle of a sentence. */
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
