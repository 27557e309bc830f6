package switchboard.replay;

import java.time.Duration;

/**
 * How a session is played again. Immutable.
 *
 * @param speed how fast
 * @param answerTime how long the other side may take for a message beyond the time that it took then
 * @param connectTime how long a connection may take to come about
 * @param stallTime how long the other side may take nothing of what is sent
 * @param lingerTime how long to listen for something unexpected before hanging up
 * @param pieces whether a message leaves in the pieces in which it was read then, with their pauses
 * @param atOnce most connections at once
 */
public record ReplayOptions(
        Speed speed,
        Duration answerTime,
        Duration connectTime,
        Duration stallTime,
        Duration lingerTime,
        boolean pieces,
        int atOnce) {
    /** What is usual: as it was, ten seconds for an answer. */
    public static final ReplayOptions DEFAULTS = new ReplayOptions(
            Speed.ORIGINAL,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMillis(300),
            false,
            500);

    /** Longer than anybody waits. */
    public static final Duration FOR_EVER = Duration.ofDays(365);

    /** Check that there is room for a connection. */
    public ReplayOptions {
        if (atOnce < 1) {
            throw new IllegalArgumentException("at least one connection at once, not " + atOnce);
        }
    }

    /** Returns the same at another speed. */
    public ReplayOptions at(Speed other) {
        return new ReplayOptions(other, answerTime, connectTime, stallTime, lingerTime, pieces, atOnce);
    }

    /** Returns the same with another time for answers. */
    public ReplayOptions withAnswerTime(Duration other) {
        return new ReplayOptions(speed, other, connectTime, stallTime, lingerTime, pieces, atOnce);
    }

    /** Returns the same with or without the recorded pieces. */
    public ReplayOptions withPieces(boolean other) {
        return new ReplayOptions(speed, answerTime, connectTime, stallTime, lingerTime, other, atOnce);
    }
}
