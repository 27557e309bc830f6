/**
 * The panel that replays a session and shows the outcome of each message.
 *
 * <p>It uses the model of {@code switchboard.replay} and no sockets. Event dispatch thread only, except where noted.
 */
@NullMarked
package switchboard.ui.replay;

import org.jspecify.annotations.NullMarked;
