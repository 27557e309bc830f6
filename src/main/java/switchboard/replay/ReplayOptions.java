package switchboard.replay;

import java.time.Duration;
import switchboard.model.ClassCode;
import switchboard.replay.script.ReplaySpeed;

/**
 * The options of a replay.
 *
 * <p>Immutable.
 *
 * @param speed the speed
 * @param answerTime the time that the other side may take for a message beyond the recorded time
 * @param connectTime the time limit for connecting
 * @param stallTime the time for which the other side may take no data
 * @param lingerTime the time to wait for unexpected messages before closing
 * @param pieces whether a message is sent in the pieces in which it was read, with their pauses
 * @param code the class code to send where one was said in the recording, which does not keep it
 * @param atOnce the largest number of simultaneous connections
 */
public record ReplayOptions(
        ReplaySpeed speed,
        Duration answerTime,
        Duration connectTime,
        Duration stallTime,
        Duration lingerTime,
        boolean pieces,
        ClassCode code,
        int atOnce) {
    /** The defaults: original speed, ten seconds for a reply. */
    public static final ReplayOptions DEFAULTS = new ReplayOptions(
            ReplaySpeed.ORIGINAL,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMillis(300),
            false,
            ClassCode.NONE,
            500);

    /** A time limit beyond the length of any replay: 365 days. */
    public static final Duration FOR_EVER = Duration.ofDays(365);

    /** Checks that at least one connection is allowed. */
    public ReplayOptions {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one connection at once, not " + atOnce);
        }
    }

    /** Returns these options with another speed. */
    public ReplayOptions at(ReplaySpeed other) {
        return new ReplayOptions(other, answerTime, connectTime, stallTime, lingerTime, pieces, code, atOnce);
    }

    /** Returns these options with another time limit for replies. */
    public ReplayOptions withAnswerTime(Duration other) {
        return new ReplayOptions(speed, other, connectTime, stallTime, lingerTime, pieces, code, atOnce);
    }

    /** Returns these options with or without the recorded pieces. */
    public ReplayOptions withPieces(boolean other) {
        return new ReplayOptions(speed, answerTime, connectTime, stallTime, lingerTime, other, code, atOnce);
    }

    /** Returns these options with a class code. */
    public ReplayOptions withCode(ClassCode other) {
        return new ReplayOptions(speed, answerTime, connectTime, stallTime, lingerTime, pieces, other, atOnce);
    }
}
