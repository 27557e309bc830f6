package switchboard.filter;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown when a typed filter can't be parsed. */
final class FilterSyntaxException extends CodedException {
    private static final long serialVersionUID = 1L;

    private final int at;
    private final int length;

    /** Creates an exception about the text from {@code at} to {@code end}. */
    FilterSyntaxException(int at, int end, CodedText text) {
        super(text);
        this.at = at;
        length = end - at;
    }

    ParsedFilter.Invalid parsed() {
        return new ParsedFilter.Invalid(text(), at, length);
    }
}
