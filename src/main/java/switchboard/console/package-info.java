/**
 * The server without a window: commands from standard input, lines on standard output.
 *
 * <p>It asks by requests on the bus, learns exact figures from the roster and reads messages from the session
 * file. One thread prints and carries out commands; another one only reads standard input. What is news is
 * fetched as fast as it can be printed and skipped, with a count, when it comes faster, so the console can
 * neither slow the server down nor grow.
 */
@NullMarked
package switchboard.console;

import org.jspecify.annotations.NullMarked;
