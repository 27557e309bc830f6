package switchboard.bench.baddays;

import java.util.Locale;

/** The figures of all lives and sessions. Used by the script's thread. */
final class LivesSummary {
    private int starts;
    private long longestStart;
    private int kills;
    private int orderly;
    private double longestEnd;
    private int sessions;
    private long rows;
    private long gaps;
    private long marked;
    private long missing;
    private long mostBehind;

    void started(long nanos) {
        starts++;
        longestStart = Math.max(longestStart, nanos);
    }

    void killed() {
        kills++;
    }

    void ended(double seconds) {
        orderly++;
        longestEnd = Math.max(longestEnd, seconds);
    }

    void checked(MessageAudit.Result result) {
        sessions++;
        rows += result.rows();
        gaps += result.gaps();
        marked += result.marked();
        missing += result.missing();
        mostBehind = Math.max(mostBehind, result.behind());
    }

    /** Returns the lives for the table. */
    String lives() {
        return String.format(
                Locale.ROOT,
                "%d starts (the longest %.1f s), %d times kill -9, %d times SIGTERM (the longest %.2f s)",
                starts,
                longestStart / 1e9,
                kills,
                orderly,
                longestEnd);
    }

    /** Returns the contents of the files for the table. */
    String files() {
        return String.format(
                Locale.ROOT,
                "%d sessions, %,d messages; %,d gaps for %,d, of which %,d of good clients;"
                        + " answered, not told as recorded and lost by a kill: %,d at most",
                sessions,
                rows,
                gaps,
                marked,
                missing,
                mostBehind);
    }
}
