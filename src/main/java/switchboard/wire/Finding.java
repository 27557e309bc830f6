package switchboard.wire;

import java.util.Optional;
import switchboard.text.CodedText;

/**
 * One thing that Switchboard noticed about a message.
 *
 * @param cause what it is; its {@link Cause#id()} is stable and is what files store
 * @param certainty how sure that is
 * @param text one sentence for a beginner: what happened, with the bytes
 * @param repair what to change in the client, possibly a line of code; empty where nothing is to be done
 */
public record Finding(Cause cause, Certainty certainty, CodedText text, Optional<CodedText> repair) {
    /** Returns how much it matters. */
    public Severity severity() {
        return cause.severity();
    }
}
