/**
 * The teaching client: connects, sends messages, shows the replies and explains failures.
 *
 * <p>{@link switchboard.client.ClientConnection} is the one client: the command line and the window use it. A
 * {@link switchboard.client.ClientTarget} says where and how it connects, {@link switchboard.client.ConnectionEvent}
 * what comes, {@link switchboard.client.ServerNotice} what a server says when it refuses.
 *
 * <p>It shares the framings with the server through the {@code wire} package. It uses nothing else of the server,
 * which may be any program.
 */
@NullMarked
package switchboard.client;

import org.jspecify.annotations.NullMarked;
