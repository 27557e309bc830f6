/**
 * Comparison of the messages that arrive now with the recorded ones, over one connection.
 */
@NullMarked
package switchboard.replay.compare;

import org.jspecify.annotations.NullMarked;
