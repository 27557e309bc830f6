/**
 * Listeners: accepting connections over TCP and Unix sockets, and deciding whether a client may stay.
 *
 * <p>Each listener has one platform thread. {@code AdmissionControl} applies the access rules, the rate limits and the
 * limit on connections, and starts the thread of each client that it admits.
 */
@NullMarked
package switchboard.server.accept;

import org.jspecify.annotations.NullMarked;
