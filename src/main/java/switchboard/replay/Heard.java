package switchboard.replay;

import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.wire.Message;

/**
 * The result of waiting for an expected message.
 *
 * <p>Immutable.
 *
 * @param result {@link Result#SAME}, {@link Result#DIFFERENT} or {@link Result#MISSING}
 * @param received the message that came instead; empty if none did
 * @param why the explanation; empty for {@link Result#SAME} and where there is none
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
