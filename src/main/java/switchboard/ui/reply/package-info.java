/**
 * The reply editor: to whom, what, in which form, and what became of it.
 *
 * <p>Everything here is used on the event dispatch thread only. The panel asks through the bus and never
 * waits; outcomes come back with the changes that the live model hands out.
 */
@NullMarked
package switchboard.ui.reply;

import org.jspecify.annotations.NullMarked;
