/**
 * Ends connections of clients by hand, with a question before or a time in which it can be undone.
 *
 * <p>Everything here is used on the event dispatch thread only, and never waits.
 */
@NullMarked
package switchboard.ui.removal;

import org.jspecify.annotations.NullMarked;
