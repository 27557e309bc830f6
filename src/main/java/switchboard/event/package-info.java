/**
 * Facts and requests as immutable records, and the bus that carries them.
 *
 * <p>Facts go from the server and the recorder to subscribers; requests go from a person to the server. The server does
 * not know the subscribers, and the window does not know the server.
 */
@NullMarked
package switchboard.event;

import org.jspecify.annotations.NullMarked;
