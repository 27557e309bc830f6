/**
 * A session that is not recorded: the newest messages, in memory.
 *
 * <p>{@link switchboard.record.memory.MemorySession} is the store and {@link switchboard.record.SessionLog} reads it, as
 * it reads a file. Nothing is written unless somebody asks for a file, and SQLite is not needed before that. Facts are
 * folded in by the threads that publish them; questions are answered on the log's thread.
 */
@NullMarked
package switchboard.record.memory;

import org.jspecify.annotations.NullMarked;
