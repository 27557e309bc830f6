/**
 * The pane of a single message with four views: its frame, its text, its bytes and its reads.
 *
 * <p>The displayed data is computed off the event dispatch thread into immutable values ({@code WireContent}); the
 * components only paint it. Bytes always run from left to right, whatever the direction of the window.
 */
@NullMarked
package switchboard.ui.wire;

import org.jspecify.annotations.NullMarked;
