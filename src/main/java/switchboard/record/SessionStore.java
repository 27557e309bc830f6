package switchboard.record;

import java.nio.file.Path;
import java.util.Optional;
import switchboard.text.CodedText;

/**
 * Keeps a session while it goes on, in a file or in memory. Thread-safe.
 *
 * <p>Open it before the server starts. When the program ends, {@link #prepareEnd} comes first, then the server stops,
 * then {@link #end}. Opening, {@link #file}, {@link #notesOf}, {@link #saveTo} and ending may wait for the disk, so not on the event dispatch thread.
 */
public interface SessionStore extends AutoCloseable {
    /** Returns the reading side. */
    SessionLog log();

    /** Returns where notes of this session go; {@link switchboard.event.Fact.NoteKept} tells everybody of each. */
    NoteStore notes();

    /**
     * Returns where notes of a session's file go: to the recorder while it is this session's, else into the file.
     *
     * @throws SessionException if the file's place can't be found, in a sentence
     */
    NoteStore notesOf(Path file) throws SessionException;

    /**
     * Returns a file that holds the session: where nothing is recorded, one is made of what memory keeps at this moment.
     *
     * @throws SessionException if it can't be made, in a sentence
     */
    Path file() throws SessionException;

    /**
     * Writes what memory keeps into a new session file; the conversation goes on meanwhile.
     *
     * @throws SessionException if everything is recorded anyway, there is such a file already, or it can't be written,
     *     in a sentence
     */
    void saveTo(Path given) throws SessionException;

    /** Returns whether nothing is kept: what {@link #file} returns is deleted at the end. */
    boolean isTemporary();

    /** Returns the largest number that a client had before, 0 if there was none: new ones go on from it. */
    long lastClient();

    /** Returns something that a person should know about the session as it was opened, if there is anything. */
    Optional<CodedText> notice();

    /**
     * Prepares the end: from now on nobody waits for a file that can't be written.
     *
     * <p>Call it before the server is stopped. Where the file can be written it changes nothing.
     */
    void prepareEnd();

    /**
     * Keeps what has been published, and ends; takes two seconds at most.
     *
     * @return a sentence if something was not kept or not cleaned up
     */
    Optional<CodedText> end();

    @Override
    void close();
}
