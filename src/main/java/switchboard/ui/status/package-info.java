/** The bar at the bottom: the counts of now. */
@NullMarked
package switchboard.ui.status;

import org.jspecify.annotations.NullMarked;
