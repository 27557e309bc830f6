/**
 * Notes and marks: how they are written, edited and shown.
 *
 * <p>They are kept in the session file. The recorder writes them while the session is recorded; later a
 * {@link switchboard.record.NoteStore} opens the file for each change.
 */
@NullMarked
package switchboard.ui.note;

import org.jspecify.annotations.NullMarked;
