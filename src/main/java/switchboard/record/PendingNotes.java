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

/** The notes that are not stored yet, in order. Thread-safe; never blocks. */
public final class PendingNotes {
    /**
     * The most waiting calls. A person makes one call at a time, with one note or thousands of marks, so this is
     * reached only if nothing can be written.
     */
    private static final int MOST = 1_000;

    /**
     * The notes of one call.
     *
     * @param annotations the notes
     * @param kept completed when they are stored
     */
    public record PendingPut(List<Annotation> annotations, CompletableFuture<Void> kept) {}

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final List<PendingPut> waiting = new ArrayList<>();

    @GuardedBy("lock")
    private boolean closed;

    /** Adds notes. The returned future completes when they are stored, and fails at once if they are not accepted. */
    public CompletableFuture<Void> add(List<Annotation> annotations) {
        lock.lock();
        try {
            if (closed) {
                return refused(RecordText.NOTE_ENDED.with());
            }
            if (waiting.size() >= MOST) {
                return refused(RecordText.NOTE_CROWDED.with());
            }
            PendingPut put = new PendingPut(List.copyOf(annotations), new CompletableFuture<>());
            waiting.add(put);
            return put.kept();
        } finally {
            lock.unlock();
        }
    }

    private static CompletableFuture<Void> refused(CodedText why) {
        return CompletableFuture.failedFuture(new SessionException(why));
    }

    /** Removes and returns all waiting calls. */
    public List<PendingPut> take() {
        lock.lock();
        try {
            List<PendingPut> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether no notes wait to be written. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Rejects further notes; the waiting calls can still be taken. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the notes of several calls in order. */
    public static List<Annotation> all(List<PendingPut> puts) {
        return puts.stream().flatMap(put -> put.annotations().stream()).toList();
    }

    /** Publishes that these notes are stored, then completes their calls. */
    public static void kept(List<PendingPut> puts, EventBus bus) {
        bus.publish(all(puts).stream()
                .map(one -> new Fact.NoteKept(one.subject(), one.note()))
                .toList());
        kept(puts);
    }

    /** Completes these calls. */
    public static void kept(List<PendingPut> puts) {
        puts.forEach(put -> put.kept().complete(null));
    }

    /** Fails these calls with the reason why they are not stored. */
    public static void lost(List<PendingPut> puts, CodedText why) {
        puts.forEach(put -> put.kept().completeExceptionally(new SessionException(why)));
    }
}
