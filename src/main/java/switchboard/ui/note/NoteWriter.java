package switchboard.ui.note;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.model.Annotation;
import switchboard.record.NoteStore;
import switchboard.ui.edt.FutureCallbacks;

/** Writes notes to a session's store and reports the results. Event dispatch thread only; never waits. */
public final class NoteWriter {
    private final NoteStore store;
    private final Executor edt;
    private final Consumer<String> onFailure;

    /**
     * Creates a writer of notes.
     *
     * @param edt runs callbacks: the event dispatch thread
     * @param onFailure gets a sentence if notes could not be written
     */
    public NoteWriter(NoteStore store, Executor edt, Consumer<String> onFailure) {
        this.store = store;
        this.edt = edt;
        this.onFailure = onFailure;
    }

    /** Writes notes; each replaces the present note of its subject. */
    public void put(List<Annotation> annotations) {
        if (!annotations.isEmpty()) {
            FutureCallbacks.deliver(store.put(annotations), edt, kept -> {}, onFailure);
        }
    }

    /** Writes a note and later calls exactly one of the two callbacks. */
    void put(Annotation annotation, Runnable onKept, Consumer<String> onFailed) {
        FutureCallbacks.deliver(store.put(List.of(annotation)), edt, kept -> onKept.run(), onFailed);
    }
}
