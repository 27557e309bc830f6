/**
 * The session file: an SQLite database, its schema, its columns, its lock and its access rights.
 *
 * <p>{@code Schema} is the format, and {@code sqlite3 FILE .schema} shows the same with its comments. Only SQLite opens
 * the database and the files that it keeps beside it.
 */
@NullMarked
package switchboard.record.file;

import org.jspecify.annotations.NullMarked;
