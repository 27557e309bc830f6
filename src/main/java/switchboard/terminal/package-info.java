/**
 * What the console and the teaching client share: text made inert for a terminal, and lines read from
 * standard input without trusting their length. And the program's own log, in which nothing can grow.
 *
 * <p>Nothing here knows a socket or a session.
 */
@NullMarked
package switchboard.terminal;

import org.jspecify.annotations.NullMarked;
