/** The list of shortcut keys. */
@NullMarked
package switchboard.ui.help;

import org.jspecify.annotations.NullMarked;
