/**
 * The state that all connections of a server share: the registry, limits, budgets, the clock and the descriptor
 * reserve.
 *
 * <p>Everything here is thread-safe. It knows a client only as a {@code ConnectedClient}.
 */
@NullMarked
package switchboard.server.context;

import org.jspecify.annotations.NullMarked;
