/**
 * The entry point of the program: parses the command line and connects the other packages.
 *
 * <p>This package uses all others, and no other package uses it.
 */
@NullMarked
package switchboard.app;

import org.jspecify.annotations.NullMarked;
