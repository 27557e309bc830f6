package switchboard.wire;

import java.util.Optional;
import switchboard.text.CodedText;

/**
 * An observation about a message, for a beginner.
 *
 * <p>Immutable.
 *
 * @param cause the cause; files store its {@link Cause#id()}, which is stable
 * @param certainty the certainty of the explanation
 * @param text one sentence that says what happened, with the bytes
 * @param repair the change to make in the client, possibly a line of code; empty where nothing is to be done
 */
public record Finding(Cause cause, Certainty certainty, CodedText text, Optional<CodedText> repair) {
    /** Returns the severity of the cause. */
    public Severity severity() {
        return cause.severity();
    }
}
