/**
 * The command line: parsing, validation, and one class for each command.
 */
@NullMarked
package switchboard.cli;

import org.jspecify.annotations.NullMarked;
