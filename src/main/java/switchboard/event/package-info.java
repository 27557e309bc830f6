/**
 * Facts and requests as immutable records, and the bus that carries them.
 *
 * <p>Facts go from the server and the recorder to subscribers; requests go from a person to the server. The server does
 * not know the subscribers, and the window does not know the server.
 *
 * <p>A lossless subscription queues facts, and its subscriber's thread takes them. A conflated subscription has no
 * thread: the threads that publish apply the facts to its {@code Fold}, for example {@code LiveFold}, one thread at a
 * time, and the subscriber takes the merged changes.
 */
@NullMarked
package switchboard.event;

import org.jspecify.annotations.NullMarked;
