/**
 * The panes of a window: how they share the room, and how the focus goes from one to the next.
 *
 * <p>Event dispatch thread only.
 */
@NullMarked
package switchboard.ui.panes;

import org.jspecify.annotations.NullMarked;
