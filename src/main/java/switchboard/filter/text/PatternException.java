package switchboard.filter.text;

import switchboard.text.CodedException;
import switchboard.text.CodedText;

/** Thrown when a pattern can't be understood. */
public final class PatternException extends CodedException {
    private static final long serialVersionUID = 1L;

    private final int at;

    PatternException(int at, CodedText reason) {
        super(reason);
        this.at = at;
    }

    /** Returns the index at which the mistake begins. */
    public int at() {
        return at;
    }
}
