/**
 * Reading and annotating sessions, as the rest of the program sees it: interfaces and values without SQLite.
 *
 * <p>{@link switchboard.record.SessionLog} answers questions about the messages of a session, also while it grows, and
 * {@link switchboard.record.NoteStore} puts notes to them. The packages below record and read session files; {@code
 * memory} keeps a session that is not recorded.
 */
@NullMarked
package switchboard.record;

import org.jspecify.annotations.NullMarked;
