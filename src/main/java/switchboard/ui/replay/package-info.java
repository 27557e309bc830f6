/**
 * Asks how a session is to be played again, and shows message by message what came of it.
 *
 * <p>Knows what {@code switchboard.replay} says, and no sockets. Event dispatch thread only, but where it says so.
 */
@NullMarked
package switchboard.ui.replay;

import org.jspecify.annotations.NullMarked;
