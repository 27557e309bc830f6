/**
 * What the console and the teaching client share: text made inert for a terminal, and lines read from
 * standard input without trusting their length.
 *
 * <p>Nothing here knows a socket, a session or a thread.
 */
@NullMarked
package switchboard.terminal;

import org.jspecify.annotations.NullMarked;
