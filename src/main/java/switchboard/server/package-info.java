/**
 * Listeners, connections and the connection registry.
 *
 * <pre>
 * Listener (one platform thread each): accept ─► Admission ─► Registry ─► StreamConnection.start
 * StreamConnection (one virtual thread each)
 *   ConnectionReader   waits for bytes, returns messages        ConnectionState   phase, deadlines, the client's row
 *   ConnectionFacts    publishes messages and replies           ConnectionWriter  send queue, one write at a time
 * RequestDesk (one platform thread): requests ─► Registry ─► ConnectedClient
 * Watchdog (one platform thread): five times a second, ConnectedClient.checkDeadlines
 * </pre>
 *
 * <p>{@link switchboard.server.Server} is the entry point. Registry, request handler and watchdog know a client as a
 * {@code ConnectedClient}, independent of its transport. All events are published as facts on the event bus; the server
 * does not know the subscribers.
 */
@NullMarked
package switchboard.server;

import org.jspecify.annotations.NullMarked;
