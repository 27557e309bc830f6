/**
 * The session file: the one truth about what was said.
 *
 * <p>The recorder writes every message into it, in groups, from a thread of its own; everybody who wants to
 * see the log asks {@link switchboard.record.SessionLog}, which reads pages of it on another thread.
 */
@NullMarked
package switchboard.record;

import org.jspecify.annotations.NullMarked;
