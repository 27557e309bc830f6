/**
 * Sessions that are not recorded: their newest messages, in memory.
 *
 * <p>{@link switchboard.record.memory.MemorySession} is the store, and {@link switchboard.record.SessionLog} reads it
 * like a file. It writes nothing unless a file is requested, and does not need SQLite before that. The publishing
 * threads fold facts in; the log's thread answers requests.
 */
@NullMarked
package switchboard.record.memory;

import org.jspecify.annotations.NullMarked;
