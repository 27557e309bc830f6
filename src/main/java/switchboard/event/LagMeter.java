package switchboard.event;

/**
 * Follows how far the session file is behind what was said.
 *
 * <p>A message may be on disk before it is counted here, since the recorder gets it first: then nothing is behind.
 */
final class LagMeter {
    private long accepted;
    private long settled;
    private long missing;
    private long since;

    void accepted(long at) {
        accepted++;
        if (accepted > settled && since == 0) {
            since = at;
        }
    }

    void recorded(Fact.Recorded now) {
        settled = now.settled();
        missing = now.missing();
        // The oldest one that still waits came right after the last one that does not.
        since = accepted > settled ? Math.max(since, now.upTo()) : 0;
    }

    Lag lag() {
        long behind = Math.max(0, accepted - settled);
        return new Lag(behind, behind == 0 ? 0 : since, missing);
    }
}
