package switchboard.ui.note;

import switchboard.model.Note;

/**
 * Puts notes to messages and clients. Event dispatch thread only; never waits.
 *
 * <p>What is put is kept later: the news then tell of it. A session that is only read has no such thing.
 */
@FunctionalInterface
public interface Noting {
    /** Put a note in the place of the one that is there; return whether that was taken. */
    boolean put(Note.Subject subject, Note note);
}
