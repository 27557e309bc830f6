/**
 * The bytes of one connection over TCP, TLS or a Unix domain socket.
 *
 * <p>A transport is read by one thread and written by one thread at a time; it may be closed by any thread.
 */
@NullMarked
package switchboard.server.transport;

import org.jspecify.annotations.NullMarked;
