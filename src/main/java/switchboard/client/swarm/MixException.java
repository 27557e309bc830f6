package switchboard.client.swarm;

import switchboard.text.Coded;
import switchboard.text.CodedText;

/** There is no such mix of clients; why is the middle of a sentence. */
public final class MixException extends IllegalArgumentException implements Coded {
    private static final long serialVersionUID = 1L;

    private final transient CodedText text;

    MixException(CodedText text) {
        super(text.english());
        this.text = text;
    }

    @Override
    public CodedText text() {
        return text;
    }
}
