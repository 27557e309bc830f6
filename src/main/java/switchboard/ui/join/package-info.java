/** How to connect: the card for the projector, and client code to hand out. */
@NullMarked
package switchboard.ui.join;

import org.jspecify.annotations.NullMarked;
