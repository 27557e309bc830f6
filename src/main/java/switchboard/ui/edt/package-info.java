/**
 * The rules of the event dispatch thread, and the one place that may queue work on it.
 *
 * <p>Nobody waits for that thread and nothing on it waits for anybody.
 */
@NullMarked
package switchboard.ui.edt;

import org.jspecify.annotations.NullMarked;
