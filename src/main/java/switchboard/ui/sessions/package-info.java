/**
 * The recorded sessions: their list, the actions on them, and the retention limits.
 *
 * <p>Event dispatch thread only; work that waits for the disk goes through a {@link
 * switchboard.ui.sessions.AsyncArchive}. No session is removed before the user has agreed.
 */
@NullMarked
package switchboard.ui.sessions;

import org.jspecify.annotations.NullMarked;
