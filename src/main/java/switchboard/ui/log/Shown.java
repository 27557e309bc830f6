package switchboard.ui.log;

import java.util.List;
import switchboard.filter.Filter;

/**
 * What a log shows at a moment. Immutable.
 *
 * @param newest the number of the newest message of the session
 * @param filter what it lets through
 * @param words the filter in words; empty if it lets everything through
 * @param matched how many messages it has let through so far
 * @param complete whether it was looked at all of them
 * @param selected the numbers of the messages that a person has selected, in order
 */
public record Shown(long newest, Filter filter, String words, long matched, boolean complete, List<Long> selected) {
    /** Copy the list. */
    public Shown {
        selected = List.copyOf(selected);
    }

    /** Return what a log shows that shows all of a session. */
    public static Shown all(long newest) {
        return new Shown(newest, Filter.ALL, "", newest, true, List.of());
    }
}
