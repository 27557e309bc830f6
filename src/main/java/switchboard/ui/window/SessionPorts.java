package switchboard.ui.window;

import java.util.Optional;
import switchboard.record.NoteStore;
import switchboard.text.CodedText;
import switchboard.ui.sessions.Shelf;

/**
 * What the window needs of sessions, this one and earlier ones.
 *
 * @param file where it is recorded
 * @param temporary whether nothing is recorded, so that what the file is made of is gone at the end
 * @param notice what a person should know about the session as it was opened, in a sentence
 * @param shelf the recorded sessions
 * @param notes where notes of this session go
 * @param notesOf where notes of a session's file go
 */
public record SessionPorts(
        SessionFileSource file,
        boolean temporary,
        Optional<CodedText> notice,
        Shelf shelf,
        NoteStore notes,
        NoteStoreSource notesOf) {}
