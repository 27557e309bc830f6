package switchboard.event;

/**
 * Measures the lag of the session file from facts. Not thread-safe; times are those of {@link ElapsedTime}.
 *
 * <p>The recorder gets a message first, so that a message may be on disk before it is counted here; then the lag is 0.
 */
final class LagMeter {
    private long accepted;
    private long settled;
    private long missing;
    private long since;

    void accepted(long elapsed) {
        accepted++;
        if (accepted > settled && since == 0) {
            since = elapsed;
        }
    }

    void recorded(Fact.Recorded now) {
        settled = now.settled();
        missing = now.missing();
        // The oldest waiting message came right after the last settled one.
        since = accepted > settled ? Math.max(since, now.upTo()) : 0;
    }

    Lag lag() {
        long behind = Math.max(0, accepted - settled);
        return new Lag(behind, behind == 0 ? 0 : since, missing);
    }
}
