package switchboard.record;

import java.nio.file.Path;
import java.util.Optional;
import switchboard.text.CodedText;

/**
 * Stores a running session in a file or in memory. Thread-safe.
 *
 * <p>Open it before the server starts. When the program ends, call {@link #prepareEnd}, stop the server, then call
 * {@link #end}. Opening, {@link #file}, {@link #notesOf}, {@link #saveTo}, {@link #beginAnother} and ending may wait
 * for the disk and must not be called on the event dispatch thread.
 */
public interface SessionStore extends AutoCloseable {
    /** Returns the log, which reads the session. */
    SessionLog log();

    /**
     * Returns the store of this session's notes; {@link switchboard.event.Fact.NoteKept} is published for each note.
     */
    NoteStore notes();

    /**
     * Returns the store of notes on a session's file: the recorder if the file is this session's, otherwise the file.
     *
     * @throws SessionException if the file's real path can't be found, in a sentence for people
     */
    NoteStore notesOf(Path file) throws SessionException;

    /**
     * Returns a file that contains the session. If the session is not recorded, a file is created from memory at this
     * moment.
     *
     * @throws SessionException if it can't be created, in a sentence for people
     */
    Path file() throws SessionException;

    /**
     * Writes the session in memory into a new session file, while it goes on.
     *
     * @throws SessionException if the session is recorded anyway, the file exists, or it can't be written, in a
     *     sentence for people
     */
    void saveTo(Path given) throws SessionException;

    /**
     * Finishes the session and begins another one with the clients that are connected; the server goes on. A session
     * that has neither clients nor messages stays.
     *
     * <p>The numbers of messages and clients go on, and the names of clients go along; marks and notes stay in the
     * finished session. One that is not recorded is lost. The next {@link switchboard.event.Fact.Recorded} tells the
     * number of the first message.
     *
     * @throws SessionException if another one can't be begun, in a sentence for people; then the present one goes on
     */
    void beginAnother() throws SessionException;

    /** Returns whether the session is not kept: the file of {@link #file} is deleted at the end. */
    boolean isTemporary();

    /** Returns the largest number of a client before this run, 0 if there was none; new clients get larger numbers. */
    long lastClient();

    /** Returns a notice for people about the session as it was opened, if there is one. */
    Optional<CodedText> notice();

    /**
     * Prepares the end: from now on no thread waits for a file that can't be written.
     *
     * <p>Call it before the server is stopped. If the file can be written, it has no effect.
     */
    void prepareEnd();

    /**
     * Stores the facts that have been published, and ends; takes at most two seconds.
     *
     * @return a sentence if something was not stored or not cleaned up
     */
    Optional<CodedText> end();

    @Override
    void close();
}
