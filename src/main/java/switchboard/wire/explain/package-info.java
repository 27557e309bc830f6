/**
 * Explanations of bytes that are no frame of the listener's framing. Functions of bytes alone; thread-safe.
 */
@NullMarked
package switchboard.wire.explain;

import org.jspecify.annotations.NullMarked;
