/**
 * One client that speaks over a byte stream, from the first byte to the lingering close.
 *
 * <p>{@code StreamConnection} uses a reader, a sender with its writer, and a state, each of which can be read and
 * tested alone. Up to three virtual threads run in it:
 *
 * <pre>
 * client #N          reads for as long as the connection lives, and writes the automatic replies
 * client #N outbox   writes queued messages, while there are any
 * deadline #N        ends the connection after the watchdog found a missed deadline
 * </pre>
 *
 * <p>The read timeout of the transport ends a frame that takes too long. A Unix socket has no read timeout, so there
 * the watchdog ends it. The watchdog also ends a write, a handshake, a wait for the class code and a lingering close
 * that take too long.
 */
@NullMarked
package switchboard.server.connection;

import org.jspecify.annotations.NullMarked;
