package switchboard.replay;

import java.time.Duration;
import java.util.Optional;
import switchboard.text.CodedText;

/**
 * The totals of a replay.
 *
 * <p>Immutable.
 *
 * @param clients the number of recorded clients to play
 * @param played the number of clients that got a connection
 * @param sent this side's messages that were sent
 * @param same the other side's messages that were equal
 * @param different the other side's messages that differed
 * @param missing the other side's messages that did not come
 * @param extra messages that were not recorded
 * @param unsent this side's messages that could not be sent
 * @param broken connections that ended differently or were never established
 * @param duration the duration of the replay
 * @param cancelled whether the replay was cancelled
 * @param failure the reason why the replay could not run; empty if it could
 */
public record ReplaySummary(
        int clients,
        int played,
        long sent,
        long same,
        long different,
        long missing,
        long extra,
        long unsent,
        long broken,
        Duration duration,
        boolean cancelled,
        Optional<CodedText> failure) {
    /** Returns whether everything equals the recording. */
    public boolean isSame() {
        return different + missing + extra + unsent + broken == 0
                && played == clients
                && !cancelled
                && failure.isEmpty();
    }
}
