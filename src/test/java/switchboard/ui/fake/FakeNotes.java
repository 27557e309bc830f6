package switchboard.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import switchboard.model.Annotation;
import switchboard.record.NoteStore;
import switchboard.record.SessionException;
import switchboard.text.StoredText;

/** A note store that completes its futures when the test says so. */
public final class FakeNotes implements NoteStore {
    /** A store that completes at once and keeps nothing. */
    public static final NoteStore QUICK = annotations -> CompletableFuture.completedFuture(null);

    /** All notes that were written, in order. */
    public final List<Annotation> put = new ArrayList<>();

    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

    @Override
    public CompletableFuture<Void> put(List<Annotation> annotations) {
        put.addAll(annotations);
        CompletableFuture<Void> kept = new CompletableFuture<>();
        waiting.add(kept);
        return kept;
    }

    /** Completes the oldest pending write. */
    public void keep() {
        waiting.removeFirst().complete(null);
    }

    /** Completes the oldest pending write with a failure. */
    public void fail(String sentence) {
        waiting.removeFirst().completeExceptionally(new SessionException(StoredText.of(sentence)));
    }
}
