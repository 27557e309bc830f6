/**
 * A recorded session in a window of its own: who was there, what was said, every byte of it. Notes are all that can be
 * changed.
 *
 * <p>It is made of the same panes as the live window and reads its file by a thread of its own, which ends when the
 * window closes. Event dispatch thread only.
 */
@NullMarked
package switchboard.ui.viewer;

import org.jspecify.annotations.NullMarked;
