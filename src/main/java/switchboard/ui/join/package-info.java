/** The card for the projector that shows how to connect, and the sample code of clients. */
@NullMarked
package switchboard.ui.join;

import org.jspecify.annotations.NullMarked;
