/** The control of the listeners, the form for a new one, and the access card. */
@NullMarked
package switchboard.ui.listen;

import org.jspecify.annotations.NullMarked;
