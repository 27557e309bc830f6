package switchboard.wire.framing;

import switchboard.text.Coded;
import switchboard.text.CodedText;
import switchboard.text.FramingText;

/**
 * Thrown if a framing does not exist or cannot carry a body or a length.
 *
 * <p>The message is a part of a sentence that the caller completes.
 */
public final class FramingException extends IllegalArgumentException implements Coded {
    private static final long serialVersionUID = 1L;

    private final transient CodedText text;
    private final int position;

    FramingException(CodedText text) {
        this(text, -1);
    }

    private FramingException(CodedText text, int position) {
        super(text.english());
        this.text = text;
        this.position = position;
    }

    /**
     * Returns the mistake in a description.
     *
     * @param position the index of the wrong character, from 0; the text counts from 1
     */
    static FramingException at(int position, CodedText mistake) {
        return new FramingException(FramingText.MISTAKE.with(position + 1, mistake), position);
    }

    @Override
    public CodedText text() {
        return text;
    }

    /** Returns the index of the character of a description that is wrong; -1 if it is not a matter of one. */
    public int position() {
        return position;
    }
}
