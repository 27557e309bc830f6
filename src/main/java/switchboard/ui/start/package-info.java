/** What the window shows until the first client has come: what the server expects, and what can be done next. */
@NullMarked
package switchboard.ui.start;

import org.jspecify.annotations.NullMarked;
