/**
 * Plays one side of a recorded session again, and compares what the other side says now with what it said then.
 *
 * <p>A recorded client becomes a {@code Script}: what was said, in the order in which the server saw it, and how
 * it ended. A {@code Player} performs one side of a script over a connection: it says its own lines when their
 * time has come and everything before them was heard, and listens for the other side's. {@link
 * switchboard.replay.Replay} does that for all clients, calling a server or being called.
 */
@NullMarked
package switchboard.replay;

import org.jspecify.annotations.NullMarked;
