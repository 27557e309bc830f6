/**
 * Plays one side of a recorded session again and compares the other side's messages with the recorded ones.
 *
 * <p>A recorded client becomes a {@code Script}: its messages in the order in which the server saw them, and the end
 * of the connection. A {@code ScriptPlayer} plays one side of a script over a connection: it sends its own messages
 * when they are due and everything before them was received, and compares the other side's. {@link
 * switchboard.replay.Replay} does so for all clients, as clients or as the server.
 */
@NullMarked
package switchboard.replay;

import org.jspecify.annotations.NullMarked;
