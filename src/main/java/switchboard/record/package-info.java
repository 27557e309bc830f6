/**
 * The session file, which contains every recorded message.
 *
 * <p>The recorder writes messages into it, in groups, on its own thread. Readers of the log ask
 * {@link switchboard.record.SessionLog}, which reads pages of it on another thread. {@link switchboard.record.Session}
 * combines both. The file is an SQLite database that any SQLite tool can read. {@code Schema} is its format, and {@code
 * sqlite3 FILE .schema} shows the format with its comments.
 *
 * <p>Only SQLite opens the database and its files beside it. The writing connection belongs to the recorder's thread
 * and the reading connection to the log's thread: each thread opens, uses and closes its own.
 */
@NullMarked
package switchboard.record;

import org.jspecify.annotations.NullMarked;
