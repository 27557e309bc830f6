/**
 * The window itself: puts the panels together, moves news into them, and ends with them.
 *
 * <p>Whoever has a bus and a session's log can open it; it knows no server.
 */
@NullMarked
package switchboard.ui.window;

import org.jspecify.annotations.NullMarked;
