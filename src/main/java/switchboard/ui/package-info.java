/** The window. */
@NullMarked
package switchboard.ui;

import org.jspecify.annotations.NullMarked;
