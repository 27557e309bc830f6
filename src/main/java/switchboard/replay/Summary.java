package switchboard.replay;

import java.time.Duration;
import java.util.Optional;
import switchboard.text.CodedText;

/**
 * How a replay went altogether. Immutable.
 *
 * @param clients how many recorded clients were to be played
 * @param played how many of them came to a connection
 * @param sent messages of ours that were sent
 * @param same messages of the other side that were the same
 * @param different those that were not
 * @param missing those that did not come
 * @param extra those that nobody had said then
 * @param unsent messages of ours that could not be sent
 * @param broken connections that ended otherwise or never came about
 * @param duration how long it took
 * @param cancelled whether a person stopped it
 * @param failure why it could not be played at all; empty if it could
 */
public record Summary(
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
    /** Returns whether everything was said as it was then. */
    public boolean isSame() {
        return different + missing + extra + unsent + broken == 0
                && played == clients
                && !cancelled
                && failure.isEmpty();
    }
}
