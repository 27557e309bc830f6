package switchboard.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import switchboard.model.Annotation;
import switchboard.record.NoteStore;
import switchboard.record.SessionException;
import switchboard.text.StoredText;

/** A store of notes that keeps them when a test says so. */
public final class FakeNotes implements NoteStore {
    /** Keeps at once, and forgets. */
    public static final NoteStore QUICK = annotations -> CompletableFuture.completedFuture(null);

    /** All that was put, in order. */
    public final List<Annotation> put = new ArrayList<>();

    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

    @Override
    public CompletableFuture<Void> put(List<Annotation> annotations) {
        put.addAll(annotations);
        CompletableFuture<Void> kept = new CompletableFuture<>();
        waiting.add(kept);
        return kept;
    }

    /** Keeps the oldest that is not kept yet. */
    public void keep() {
        waiting.removeFirst().complete(null);
    }

    /** Fails to keep the oldest that is not kept yet. */
    public void fail(String sentence) {
        waiting.removeFirst().completeExceptionally(new SessionException(StoredText.of(sentence)));
    }
}
