/**
 * The session file: the one truth about what was said.
 *
 * <p>The recorder writes every message into it, in groups, from a thread of its own; everybody who wants to
 * see the log asks {@link switchboard.record.SessionLog}, which reads pages of it on another thread.
 * {@link switchboard.record.Session} is the two together. The file is an SQLite database that any tool can read;
 * {@code Schema} is its format, and {@code sqlite3 FILE .schema} shows the same with its comments.
 *
 * <p>Only SQLite opens the database and what it keeps beside it. The writing connection belongs to the
 * recorder's thread and the reading one to the log's: each opens, uses and closes its own.
 */
@NullMarked
package switchboard.record;

import org.jspecify.annotations.NullMarked;
