package switchboard.record;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import switchboard.model.Annotation;

/** Puts notes to the messages and clients of one session, where they are kept. Thread-safe; never waits. */
@FunctionalInterface
public interface NoteStore {
    /**
     * Returns what puts notes into the file of a recorded session, which is locked against recording for as long as
     * that takes. Waits for the disk, so not on the event dispatch thread.
     *
     * @throws SessionException if the file's place can't be found, in a sentence
     */
    static NoteStore of(Path recorded) throws SessionException {
        return new RecordedNotes(SessionFile.real(recorded));
    }

    /**
     * Puts notes, all of them or none; those of two calls are put in the order of the calls.
     *
     * @return completed when they are on disk, or in memory where nothing is recorded; failed with a
     *     {@link SessionException} whose message is a sentence for people. Both happen on the store's own thread, which
     *     is not to be held up
     */
    CompletableFuture<Void> put(List<Annotation> annotations);
}
