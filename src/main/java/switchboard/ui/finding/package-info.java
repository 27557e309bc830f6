/** The findings about a message, and the actions on them with one click: reading its client otherwise. */
@NullMarked
package switchboard.ui.finding;

import org.jspecify.annotations.NullMarked;
