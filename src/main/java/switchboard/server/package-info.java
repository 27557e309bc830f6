/**
 * The server: listeners, connections and the thread registry.
 *
 * <pre>
 * accept       Listener (one platform thread each): accept ─► AdmissionControl ─► Registry ─► StreamConnection.start
 * connection   StreamConnection (one virtual thread each for reading; one more while queued messages are written, and
 *              one for a missed deadline)
 *   ConnectionReader   waits for bytes, returns messages        ConnectionState   phases, deadlines, the client's row
 *   ConnectionFacts    publishes the messages of both ways      ConnectionWriter  queues and writes, one at a time
 * context      Registry, limits and budgets that all connections share
 * transport    bytes over TCP, TLS and Unix sockets
 * server       RequestHandler (one platform thread): requests ─► Registry ─► ConnectedClient
 *              Watchdog (one platform thread): five times a second, ConnectedClient.checkDeadlines
 * </pre>
 *
 * <p>Each line uses only those below it, and {@link switchboard.server.Server} uses them all. Registry, request handler
 * and watchdog know a client as a {@code ConnectedClient}, whatever carries its bytes. Everything that happens is
 * published as facts on the event bus; the server does not know the subscribers.
 */
@NullMarked
package switchboard.server;

import org.jspecify.annotations.NullMarked;
