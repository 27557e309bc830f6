/**
 * Notes and marks in the window: where they are put, how they are written and shown.
 *
 * <p>They are kept in the session file; a session that is only read has them too, but nobody can change them there.
 */
@NullMarked
package switchboard.ui.note;

import org.jspecify.annotations.NullMarked;
