package switchboard.ui.log;

import switchboard.filter.Filter;

/**
 * What a log shows at a moment. Immutable.
 *
 * @param newest the number of the newest message of the session, less those that memory forgot
 * @param filter what it lets through
 * @param words the filter in words; empty if it lets everything through
 * @param matched how many messages it has let through so far
 * @param complete whether it was looked at all of them
 * @param selected what lets through the messages that a person has selected, and no others
 * @param selectedCount how many those are
 */
public record Shown(
        long newest, Filter filter, String words, long matched, boolean complete, Filter selected, long selectedCount) {
    /** Returns what a log shows that shows all of a session. */
    public static Shown all(long newest) {
        return new Shown(newest, Filter.ALL, "", newest, true, Filter.NONE, 0);
    }
}
