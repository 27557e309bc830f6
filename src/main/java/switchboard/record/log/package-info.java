/**
 * The thread of a session's log: {@code QueuedLog} answers requests in order of urgency from a {@code LogSource}.
 *
 * <p>{@code record.reader} has the source that reads a session file, {@code record.memory} the one that reads memory.
 */
@NullMarked
package switchboard.record.log;

import org.jspecify.annotations.NullMarked;
