/** Where the server listens, as the window shows and changes it. */
@NullMarked
package switchboard.ui.listen;

import org.jspecify.annotations.NullMarked;
