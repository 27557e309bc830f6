package switchboard.replay;

import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.wire.Message;

/**
 * What was heard where a message was expected. Immutable.
 *
 * @param result {@link Result#SAME}, {@link Result#DIFFERENT} or {@link Result#MISSING}
 * @param received what came instead
 * @param why what happened; empty for the same, and where there is nothing to say
 */
record Heard(Result result, Optional<Message> received, Optional<CodedText> why) {
    static final Heard SAME = new Heard(Result.SAME, Optional.empty(), Optional.empty());

    static Heard different(Message received, Optional<CodedText> why) {
        return new Heard(Result.DIFFERENT, Optional.of(received), why);
    }

    static Heard missing(CodedText why) {
        return new Heard(Result.MISSING, Optional.empty(), Optional.of(why));
    }
}
