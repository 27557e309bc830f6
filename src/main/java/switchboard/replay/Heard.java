package switchboard.replay;

import java.util.Optional;
import switchboard.wire.Message;

/**
 * What was heard where a message was expected. Immutable.
 *
 * @param result {@link Result#SAME}, {@link Result#DIFFERENT} or {@link Result#MISSING}
 * @param received what came instead
 * @param why a sentence; empty for the same
 */
record Heard(Result result, Optional<Message> received, String why) {
    static final Heard SAME = new Heard(Result.SAME, Optional.empty(), "");

    static Heard different(Message received, String why) {
        return new Heard(Result.DIFFERENT, Optional.of(received), why);
    }

    static Heard missing(String why) {
        return new Heard(Result.MISSING, Optional.empty(), why);
    }
}
