package switchboard.record;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import switchboard.model.Annotation;

/** Stores notes on the messages and clients of one session. Thread-safe; never blocks. */
@FunctionalInterface
public interface NoteStore {
    /**
     * Stores all of these notes or none. The notes of two calls are stored in the order of the calls.
     *
     * @return completed when they are on disk, or in memory if the session is not recorded; failed with a
     * {@link SessionException} whose message is a sentence for people. Both happen on the store's own thread, which
     *     dependent actions must not block
     */
    CompletableFuture<Void> put(List<Annotation> annotations);
}
