/**
 * Reading and annotating sessions, as the rest of the program sees it: interfaces and values without SQLite.
 *
 * <p>{@link switchboard.record.SessionLog} answers questions about the messages of a session, also while it grows;
 * {@link switchboard.record.NoteStore} puts notes to them; {@link switchboard.record.SessionStore} is a session from
 * its begin to its end.
 *
 * <pre>
 * session   owns: a recording session is its file, its recorder and its log
 * writer    records: facts ─► Recorder ─► ReopeningWriter ─► SessionWriter ─► MessageInsert ─► the file
 * reader    reads a session file, for its log
 * memory    keeps a session that is not recorded, and reads it for its log
 * log       the thread that answers requests to a log
 * search    conditions in SQL, zone maps and Bloom filters
 * file      the session file: place, lock, schema, SQLite
 * </pre>
 */
@NullMarked
package switchboard.record;

import org.jspecify.annotations.NullMarked;
