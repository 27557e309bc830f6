package switchboard.ui.log;

import switchboard.filter.Filter;

/**
 * The state of a log view at one moment, for an export. Immutable.
 *
 * @param newest the number of messages in the log, without those that were dropped from memory
 * @param filter the active filter
 * @param words the description of the filter; empty if it matches everything
 * @param matched the number of messages that have matched so far
 * @param complete whether the whole log was searched
 * @param selected the filter that matches exactly the selected messages
 * @param selectedCount the number of selected messages
 */
public record LogViewState(
        long newest, Filter filter, String words, long matched, boolean complete, Filter selected, long selectedCount) {
    /** Returns the state of a view that shows a whole session. */
    public static LogViewState all(long newest) {
        return new LogViewState(newest, Filter.ALL, "", newest, true, Filter.NONE, 0);
    }
}
