package switchboard.record.memory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.record.NoteStore;
import switchboard.record.PendingNotes;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.record.SessionSnapshot;
import switchboard.record.SessionStore;
import switchboard.record.session.RecordedNotes;
import switchboard.record.session.SnapshotFile;
import switchboard.text.CodedText;
import switchboard.thread.Threads;

/**
 * A session that is not recorded: it keeps the newest messages in memory, and writes to the disk only on request.
 * Thread-safe.
 *
 * <p>The publishing threads fold facts in, so none of them waits and no queue is needed. A platform thread publishes
 * the progress, at most every {@value #PROGRESS_MILLIS} ms.
 */
public final class MemorySession implements SessionStore {
    /** The most messages that are kept. */
    public static final long MOST_MESSAGES = 200_000;

    /** The most bytes of memory for messages, unless a single block of them takes more. */
    public static final long MOST_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(MemorySession.class);
    private static final int PROGRESS_MILLIS = 20;
    private static final long END_MILLIS = 400;

    private final EventBus bus;
    private final Clock clock;
    private volatile long began;
    private final MemoryFold fold;
    private final ConflatedSubscription<Fact.Recorded> subscription;
    private final MemoryLog log;
    private final PendingNotes notes = new PendingNotes();
    private final Thread progressThread;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final ReentrantLock filesLock = new ReentrantLock();

    /** The files written from this session, the newest last. */
    @GuardedBy("filesLock")
    private final List<SnapshotFile> files = new ArrayList<>();

    @GuardedBy("filesLock")
    private long changesInFile = -1;

    private MemorySession(EventBus bus, Clock clock, long mostMessages, long mostBytes) {
        this.bus = bus;
        this.clock = clock;
        began = now();
        progressThread = Threads.platform("memory", this::publishProgress);
        fold = new MemoryFold(mostMessages, mostBytes, () -> LockSupport.unpark(progressThread));
        subscription = bus.subscribe("memory", fold);
        log = new MemoryLog(new MemorySource(subscription, fold));
    }

    /** Creates a session that keeps the newest messages of the bus from now on. */
    public static MemorySession open(EventBus bus) {
        return open(bus, Clock.systemUTC(), MOST_MESSAGES, MOST_BYTES);
    }

    static MemorySession open(EventBus bus, Clock clock, long mostMessages, long mostBytes) {
        MemorySession session = new MemorySession(bus, clock, mostMessages, mostBytes);
        session.progressThread.start();
        return session;
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private void publishProgress() {
        Optional<Fact.Recorded> published = Optional.empty();
        boolean ended = false;
        while (!ended) {
            Optional<Fact.Recorded> progress = subscription.take();
            if (progress.isPresent() && !published.equals(progress)) {
                published = progress;
                published.ifPresent(bus::publish);
            }
            boolean noted = keepNotes();
            if (progress.isEmpty() && !noted) {
                LockSupport.park(this);
            }
            try {
                ended = ending.await(progress.isEmpty() ? 0 : PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                LOG.warn("Progress is no longer published");
                return;
            }
        }
        keepNotes();
    }

    /** Stores the waiting notes; returns whether there were any. */
    private boolean keepNotes() {
        List<PendingNotes.PendingPut> puts = notes.take();
        if (puts.isEmpty()) {
            return false;
        }
        List<Annotation> annotations = PendingNotes.all(puts);
        subscription.query(() -> {
            annotations.forEach(fold::note);
            return fold.changes();
        });
        PendingNotes.kept(puts, bus);
        return true;
    }

    @Override
    public NoteStore notes() {
        return annotations -> {
            CompletableFuture<Void> kept = notes.add(annotations);
            LockSupport.unpark(progressThread);
            return kept;
        };
    }

    @Override
    public NoteStore notesOf(Path file) throws SessionException {
        return RecordedNotes.of(file);
    }

    @Override
    public SessionLog log() {
        return log;
    }

    @Override
    public Path file() throws SessionException {
        filesLock.lock();
        try {
            long changes = subscription.query(fold::changes);
            if (files.isEmpty() || changes != changesInFile) {
                files.add(SnapshotFile.temporary(clock, this::snapshot));
                changesInFile = changes;
            }
            return files.getLast().path();
        } finally {
            filesLock.unlock();
        }
    }

    @Override
    public void saveTo(Path given) throws SessionException {
        SnapshotFile.save(given, clock, this::snapshot);
    }

    @Override
    public void beginAnother() {
        subscription.query(() -> {
            fold.beginAnother();
            return fold.changes();
        });
        began = now();
    }

    private SessionSnapshot snapshot() {
        return MemorySnapshot.of(subscription, fold, began);
    }

    @Override
    public boolean isTemporary() {
        return true;
    }

    @Override
    public long lastClient() {
        return 0;
    }

    @Override
    public Optional<CodedText> notice() {
        return Optional.empty();
    }

    @Override
    public void prepareEnd() {}

    @Override
    public Optional<CodedText> end() {
        subscription.close();
        notes.close();
        ending.countDown();
        LockSupport.unpark(progressThread);
        log.close();
        log.join(END_MILLIS);
        filesLock.lock();
        try {
            for (SnapshotFile file : files) {
                file.delete();
            }
            return Optional.empty();
        } catch (SessionException failure) {
            return Optional.of(failure.text());
        } finally {
            filesLock.unlock();
        }
    }

    @Override
    public void close() {
        end().map(CodedText::english).ifPresent(LOG::warn);
    }
}
