/** What the keys do. */
@NullMarked
package switchboard.ui.help;

import org.jspecify.annotations.NullMarked;
