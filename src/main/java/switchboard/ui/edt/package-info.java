/**
 * The rules of the event dispatch thread, and the one place that may queue work on it.
 *
 * <p>No thread waits for the event dispatch thread, and nothing on the event dispatch thread waits for another thread.
 */
@NullMarked
package switchboard.ui.edt;

import org.jspecify.annotations.NullMarked;
