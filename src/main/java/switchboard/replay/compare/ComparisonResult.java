package switchboard.replay.compare;

import java.util.Optional;
import switchboard.text.CodedText;
import switchboard.wire.Message;

/**
 * The result of waiting for an expected message.
 *
 * <p>Immutable.
 *
 * @param result {@link ReplayResult#SAME}, {@link ReplayResult#DIFFERENT} or {@link ReplayResult#MISSING}
 * @param received the message that came instead; empty if none did
 * @param why the explanation; empty for {@link ReplayResult#SAME} and where there is none
 */
public record ComparisonResult(ReplayResult result, Optional<Message> received, Optional<CodedText> why) {
    static final ComparisonResult SAME = new ComparisonResult(ReplayResult.SAME, Optional.empty(), Optional.empty());

    static ComparisonResult different(Message received, Optional<CodedText> why) {
        return new ComparisonResult(ReplayResult.DIFFERENT, Optional.of(received), why);
    }

    static ComparisonResult missing(CodedText why) {
        return new ComparisonResult(ReplayResult.MISSING, Optional.empty(), Optional.of(why));
    }
}
