/**
 * The viewer of a recorded session: clients, messages and bytes; only notes can be changed.
 *
 * <p>It consists of the panes of the live window. A thread of its own reads the file and ends when the window closes.
 * Event dispatch thread only.
 */
@NullMarked
package switchboard.ui.viewer;

import org.jspecify.annotations.NullMarked;
