package switchboard.wire;

import java.nio.charset.Charset;
import switchboard.text.Coded;
import switchboard.text.CodedText;
import switchboard.text.FramingText;

/** An encoding lacks a character of a text; {@link #text()} says which, as a part of a sentence. Immutable. */
public final class UnencodableException extends Exception implements Coded {
    private static final long serialVersionUID = 1L;

    private final transient CodedText text;

    /**
     * Creates the exception.
     *
     * @param character the character, escaped
     * @param position its place in the text, in characters counted from 1
     */
    UnencodableException(Charset charset, String character, int position) {
        this(FramingText.UNENCODABLE.with(charset.name(), character, (long) position));
    }

    private UnencodableException(CodedText text) {
        super(text.english());
        this.text = text;
    }

    @Override
    public CodedText text() {
        return text;
    }
}
