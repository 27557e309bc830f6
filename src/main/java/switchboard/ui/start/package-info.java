/** The start screen, until the first client has connected: the expected message, and the next steps. */
@NullMarked
package switchboard.ui.start;

import org.jspecify.annotations.NullMarked;
