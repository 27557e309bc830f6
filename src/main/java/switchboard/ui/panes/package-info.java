/**
 * The layout of panes in a window: split panes, button rows and the order of the focus.
 *
 * <p>Event dispatch thread only.
 */
@NullMarked
package switchboard.ui.panes;

import org.jspecify.annotations.NullMarked;
