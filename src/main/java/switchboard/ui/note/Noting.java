package switchboard.ui.note;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.model.Annotation;
import switchboard.record.NoteStore;
import switchboard.ui.edt.Answers;

/**
 * Hands notes to a session's store and brings back what became of them. Event dispatch thread only; never waits.
 */
public final class Noting {
    private final NoteStore store;
    private final Executor edt;
    private final Consumer<String> onFailure;

    /**
     * Creates one.
     *
     * @param edt where the store's answers are taken: the event dispatch thread
     * @param onFailure called with a sentence when notes could not be kept
     */
    public Noting(NoteStore store, Executor edt, Consumer<String> onFailure) {
        this.store = store;
        this.edt = edt;
        this.onFailure = onFailure;
    }

    /** Puts notes in the place of those that are there. */
    public void put(List<Annotation> annotations) {
        if (!annotations.isEmpty()) {
            Answers.take(store.put(annotations), edt, kept -> {}, onFailure);
        }
    }

    /** Puts one note; exactly one of the two is called later. */
    void put(Annotation annotation, Runnable onKept, Consumer<String> onLost) {
        Answers.take(store.put(List.of(annotation)), edt, kept -> onKept.run(), onLost);
    }
}
