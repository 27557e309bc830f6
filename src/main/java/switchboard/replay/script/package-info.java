/**
 * The script of a recorded client: its messages in the order in which the server saw them, and when each is due.
 */
@NullMarked
package switchboard.replay.script;

import org.jspecify.annotations.NullMarked;
