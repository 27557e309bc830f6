/**
 * The recorded sessions: the list of them, what can be done to them, and how long they are kept.
 *
 * <p>Event dispatch thread only; what waits for the disk is asked of a {@link switchboard.ui.sessions.Shelf}. Nothing is
 * removed before a person has agreed.
 */
@NullMarked
package switchboard.ui.sessions;

import org.jspecify.annotations.NullMarked;
