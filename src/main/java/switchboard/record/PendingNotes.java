package switchboard.record;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/** The notes that are not kept yet, in order. Thread-safe; never waits. */
public final class PendingNotes {
    /** People put them one by one, or a thousand marks at once: more wait only where nothing can be written. */
    private static final int MOST = 1_000;

    /**
     * What one call put.
     *
     * @param kept to be completed when it is kept
     */
    public record Put(List<Annotation> annotations, CompletableFuture<Void> kept) {}

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final List<Put> waiting = new ArrayList<>();

    @GuardedBy("lock")
    private boolean closed;

    /** Adds some; returns what is completed when they are kept, and fails at once if they are not taken. */
    public CompletableFuture<Void> add(List<Annotation> annotations) {
        lock.lock();
        try {
            if (closed) {
                return refused(RecordText.NOTE_ENDED.with());
            }
            if (waiting.size() >= MOST) {
                return refused(RecordText.NOTE_CROWDED.with());
            }
            Put put = new Put(List.copyOf(annotations), new CompletableFuture<>());
            waiting.add(put);
            return put.kept();
        } finally {
            lock.unlock();
        }
    }

    private static CompletableFuture<Void> refused(CodedText why) {
        return CompletableFuture.failedFuture(new SessionException(why));
    }

    /** Returns all that wait, and lets them wait no more. */
    public List<Put> take() {
        lock.lock();
        try {
            List<Put> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; those that wait can still be taken. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the notes of several calls in order. */
    public static List<Annotation> all(List<Put> puts) {
        return puts.stream().flatMap(put -> put.annotations().stream()).toList();
    }

    /** Tells everybody that these are kept, then those who put them. */
    public static void kept(List<Put> puts, EventBus bus) {
        bus.publish(all(puts).stream()
                .map(one -> new Fact.NoteKept(one.subject(), one.note()))
                .toList());
        kept(puts);
    }

    /** Tells those who put these that they are kept. */
    static void kept(List<Put> puts) {
        puts.forEach(put -> put.kept().complete(null));
    }

    /** Tells those who put these why they are not kept. */
    static void lost(List<Put> puts, CodedText why) {
        puts.forEach(put -> put.kept().completeExceptionally(new SessionException(why)));
    }
}
