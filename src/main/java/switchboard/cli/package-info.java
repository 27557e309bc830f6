/**
 * The command line: parsing, validation, and one runner for each command that needs no server.
 */
@NullMarked
package switchboard.cli;

import org.jspecify.annotations.NullMarked;
