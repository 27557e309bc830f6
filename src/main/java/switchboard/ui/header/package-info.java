/** The header bar: the server's state and address, and the buttons for the server, the cards and the appearance. */
@NullMarked
package switchboard.ui.header;

import org.jspecify.annotations.NullMarked;
