/**
 * What the window knows about now: who is there, how much was said, and who is selected.
 *
 * <p>State without any view of it; the event dispatch thread owns it.
 */
@NullMarked
package switchboard.ui.live;

import org.jspecify.annotations.NullMarked;
