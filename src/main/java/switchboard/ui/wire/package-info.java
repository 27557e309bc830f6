/**
 * One message in four views: its frame, its text, its bytes and the reads that brought it.
 *
 * <p>What is shown is worked out off the event dispatch thread into immutable values ({@code WireContent});
 * the components only paint them. Bytes always run from left to right, whatever the window's direction.
 */
@NullMarked
package switchboard.ui.wire;

import org.jspecify.annotations.NullMarked;
