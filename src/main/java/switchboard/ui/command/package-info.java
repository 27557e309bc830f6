/**
 * The commands of the window: one table of texts, icons and keys, from which buttons, menus, key bindings and the list
 * of shortcut keys are made.
 *
 * <p>Event dispatch thread only.
 */
@NullMarked
package switchboard.ui.command;

import org.jspecify.annotations.NullMarked;
