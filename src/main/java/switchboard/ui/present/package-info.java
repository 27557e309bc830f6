/** The view with which the window presents to a class: the address, a strip of clients, the log and one message. */
@NullMarked
package switchboard.ui.present;

import org.jspecify.annotations.NullMarked;
