/**
 * Access to the desktop: shortcut keys, clipboard, file dialogs, file manager and trash.
 *
 * <p>The desktop is not accessed before it is needed, so that panels can be built and painted without a display.
 */
@NullMarked
package switchboard.ui.desktop;

import org.jspecify.annotations.NullMarked;
