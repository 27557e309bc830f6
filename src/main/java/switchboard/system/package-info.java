/** Asks the operating system what its failures mean, because its own words for them are in the user's language. */
@NullMarked
package switchboard.system;

import org.jspecify.annotations.NullMarked;
