/**
 * Notes and marks in the window: where they are put, how they are written and shown.
 *
 * <p>They are kept in the session file: by the recorder while it is recorded, later by a
 * {@link switchboard.record.NoteStore} that opens it for as long as that takes.
 */
@NullMarked
package switchboard.ui.note;

import org.jspecify.annotations.NullMarked;
