/**
 * Listeners, connections and the thread registry.
 *
 * <pre>
 * Listener (one platform thread each): accept ─► Admission ─► Registry ─► StreamConnection.start
 * StreamConnection (one virtual thread each)
 *   ConnectionReader   waits for bytes, gives messages          ConnectionState   phases, deadlines, the client's row
 *   ConnectionFacts    publishes what came and what answers it  ConnectionWriter  queue and writes, one at a time
 * RequestDesk (one platform thread): requests ─► Registry ─► ConnectedClient
 * Watchdog (one platform thread): five times a second, ConnectedClient.checkDeadlines
 * </pre>
 *
 * <p>{@link switchboard.server.Server} is the way in. Registry, requests and watchdog know a client as a {@code
 * ConnectedClient}, whatever carries its bytes. Everything that happens is published as facts on the event bus; the
 * server does not know the subscribers.
 */
@NullMarked
package switchboard.server;

import org.jspecify.annotations.NullMarked;
