/**
 * Listeners, connections and the thread registry.
 *
 * <p>{@link switchboard.server.Server} is the way in. A {@code Listener} accepts on one platform thread and
 * starts a {@code Connection} for each client, which reads on one virtual thread of its own; replies leave
 * through its {@code Outbox}. The {@code Registry} counts; the {@code RequestDesk} carries out what people ask
 * for; the {@code Watchdog} looks after those who stall. Everything that happens is published as facts; nobody
 * here knows who listens.
 */
@NullMarked
package switchboard.server;

import org.jspecify.annotations.NullMarked;
