/**
 * The live state of the window: clients, counts, listeners and the selected clients.
 *
 * <p>State without a view; the event dispatch thread owns it.
 */
@NullMarked
package switchboard.ui.live;

import org.jspecify.annotations.NullMarked;
