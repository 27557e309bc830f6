/**
 * The client of the window: the other side of the wire, in a window of its own, and a few clients that talk to this
 * server by themselves. It uses the client through {@code switchboard.client.session} and {@code
 * switchboard.client.swarm} and knows no sockets.
 */
@NullMarked
package switchboard.ui.client;

import org.jspecify.annotations.NullMarked;
