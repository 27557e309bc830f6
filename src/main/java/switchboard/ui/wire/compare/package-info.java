/**
 * The comparison of two messages byte by byte: aligned header with header, body with body and end with end.
 *
 * <p>A {@code MessagePair} is computed off the event dispatch thread and immutable; the components only paint it.
 */
@NullMarked
package switchboard.ui.wire.compare;

import org.jspecify.annotations.NullMarked;
