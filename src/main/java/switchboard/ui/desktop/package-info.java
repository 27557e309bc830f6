/**
 * The desktop around the window: its shortcut keys and its clipboard.
 *
 * <p>Neither is asked for before it is needed, so that panels can be built and painted without a display.
 */
@NullMarked
package switchboard.ui.desktop;

import org.jspecify.annotations.NullMarked;
