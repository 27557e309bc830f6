/**
 * Terminal input and output that the console and the teaching client share: text made inert for a terminal, lines of
 * bounded length from standard input, and the program's own log, which is bounded too.
 *
 * <p>This package knows no sockets and no sessions.
 */
@NullMarked
package switchboard.terminal;

import org.jspecify.annotations.NullMarked;
