/**
 * The log pane: every message of the session, without a limit on their number.
 *
 * <p>Only the visible rows and a cache are in memory; they are loaded from the session file by another thread. State,
 * such as the set of rows and whether the newest row is followed, is separate from the table. Everything here is used
 * on the event dispatch thread only.
 */
@NullMarked
package switchboard.ui.log;

import org.jspecify.annotations.NullMarked;
