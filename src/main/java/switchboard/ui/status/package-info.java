/** The status bar with the live counts. */
@NullMarked
package switchboard.ui.status;

import org.jspecify.annotations.NullMarked;
