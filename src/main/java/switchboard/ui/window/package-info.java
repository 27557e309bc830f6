/**
 * The main window and the side windows: they assemble the panes and feed the live model.
 *
 * <p>The package needs an event bus and a session's log and depends on no server.
 */
@NullMarked
package switchboard.ui.window;

import org.jspecify.annotations.NullMarked;
