/** The bar at the top: what the server does, where it can be reached, and the switches for all of it. */
@NullMarked
package switchboard.ui.header;

import org.jspecify.annotations.NullMarked;
