/**
 * The log: every message of the session, as many as there are.
 *
 * <p>Only the rows that are looked at are in memory; they are read from the session file, off the event
 * dispatch thread. State (which rows there are, whether the newest is followed) stands apart from the table
 * that shows it, and everything here is used on the event dispatch thread only.
 */
@NullMarked
package switchboard.ui.log;

import org.jspecify.annotations.NullMarked;
