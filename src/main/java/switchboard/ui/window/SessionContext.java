package switchboard.ui.window;

import java.util.Optional;
import switchboard.record.NoteStore;
import switchboard.text.CodedText;
import switchboard.ui.sessions.AsyncArchive;

/**
 * The session services that the window uses. Immutable.
 *
 * @param file gets the running session's file
 * @param temporary whether the session is kept in memory only, so that the file is temporary
 * @param notice a sentence about the running session for the user
 * @param archive the recorded sessions
 * @param notes writes notes of the running session
 * @param notesOf opens the note store of a recorded session's file
 * @param beginner begins another session; empty if this one is the only one
 */
public record SessionContext(
        SessionFileSource file,
        boolean temporary,
        Optional<CodedText> notice,
        AsyncArchive archive,
        NoteStore notes,
        NoteStoreSource notesOf,
        Optional<SessionBeginner> beginner) {
    /** Creates the services of a session that is the only one. */
    public SessionContext(
            SessionFileSource file,
            boolean temporary,
            Optional<CodedText> notice,
            AsyncArchive archive,
            NoteStore notes,
            NoteStoreSource notesOf) {
        this(file, temporary, notice, archive, notes, notesOf, Optional.empty());
    }
}
