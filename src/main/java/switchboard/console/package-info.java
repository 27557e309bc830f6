/**
 * The server without a window: commands from standard input, lines on standard output.
 *
 * <p>The console sends requests over the bus, reads exact counts from the roster and messages from the session log.
 * One thread prints and runs commands; another one only reads standard input. Updates are conflated: those that come
 * faster than they can be printed are skipped and counted, so the console cannot slow the server down and its memory
 * stays bounded.
 */
@NullMarked
package switchboard.console;

import org.jspecify.annotations.NullMarked;
