/**
 * A recorded session in a window of its own, read-only: who was there, what was said, every byte of it.
 *
 * <p>It is made of the same panes as the live window and reads its file by a thread of its own, which ends when the
 * window closes. Event dispatch thread only.
 */
@NullMarked
package switchboard.ui.viewer;

import org.jspecify.annotations.NullMarked;
