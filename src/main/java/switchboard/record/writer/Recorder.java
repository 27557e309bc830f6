package switchboard.record.writer;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.ElapsedTime;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.model.Annotation;
import switchboard.model.ClientStep;
import switchboard.model.DiskLimits;
import switchboard.record.Gap;
import switchboard.record.NoteStore;
import switchboard.record.PendingNotes;
import switchboard.record.SessionException;
import switchboard.record.file.SessionFile;
import switchboard.record.file.SqliteFailure;
import switchboard.text.CodedText;
import switchboard.text.RecordText;
import switchboard.thread.Threads;

/**
 * Writes facts into the session file. Thread-safe.
 *
 * <p>A single platform thread owns the writing connection: it opens, uses and closes it. It takes the queued facts at
 * most every {@value #GATHER_MILLIS} ms and commits them in one transaction. Only then are the messages
 * {@linkplain Fact.Recorded recorded}. While the file is slow, the queue fills and publishers wait (backpressure), so
 * nothing is lost.
 *
 * <p>While the file can't be written, the facts that were taken are retried every second and the queue fills. Facts
 * that then find no room are {@linkplain MissedFacts missed}, since connections must not stall for the file. When the
 * file can be written again, a {@linkplain Gap gap} marks the place.
 */
public final class Recorder {
    /**
     * The most facts that are queued for a file that can't be written, and the most bytes of facts that are ever
     * queued.
     */
    static final int QUEUE_FACTS = CommitSize.MOST;

    static final long QUEUE_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /**
     * The longest time in milliseconds that facts are gathered. A longer time would save little, because the commit
     * then takes as long as its data, not as the disk's latency.
     */
    private static final int GATHER_MILLIS = 40;

    private static final long IDLE_MILLIS = 5_000;
    private static final long START_END_MILLIS = 2_000;

    /**
     * The recorded types of facts; other facts are transient. Fact.Recorded, Fact.NoteKept and Fact.Warning must not be
     * among them.
     */
    static final Set<Class<? extends Fact>> RECORDED = Set.of(
            Fact.Opened.class,
            Fact.Received.class,
            Fact.Sent.class,
            Fact.Named.class,
            Fact.Closed.class,
            Fact.AnswerEnded.class,
            Fact.Listening.class);

    /**
     * The content of the file before this run.
     *
     * @param lastMessage the newest message's number, 0 if there was none
     * @param lastClient the largest number of a client, 0 if there was none
     * @param afterCrash whether the previous run ended by a crash
     */
    public record ExistingContent(long lastMessage, long lastClient, boolean afterCrash) {}

    private final RecorderEvents events;
    private final Clock clock;
    private final long retryMillis;
    private final ReopeningWriter reopeningWriter;
    private final DiskQuota quota;
    private final LosslessSubscription subscription;
    private final MissedFacts missed = new MissedFacts();
    private final PendingNotes notes = new PendingNotes();
    private final Thread thread;
    private final CompletableFuture<ExistingContent> existingContent = new CompletableFuture<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile Optional<CodedText> loss = Optional.empty();
    private volatile boolean hasClients;

    // The fields below are used only on the recorder's thread.
    private long newestBefore;
    private long upTo;
    private long lastAt;
    private final CommitSize commitSize = new CommitSize();
    private long lastTake = System.nanoTime();
    private Optional<WriteFailure> currentFailure = Optional.empty();
    private List<Fact> states = List.of();
    private List<Gap> pendingGaps = List.of();

    private Recorder(SessionFile file, EventBus bus, Clock clock, long retryMillis, DiskLimits limits) {
        events = new RecorderEvents(bus);
        quota = new DiskQuota(limits, events, clock);
        this.clock = clock;
        this.retryMillis = retryMillis;
        reopeningWriter = new ReopeningWriter(file, clock);
        subscription = bus.subscribe("recorder", QUEUE_FACTS, QUEUE_BYTES, fact -> RECORDED.contains(fact.getClass()));
        thread = Threads.platform("recorder", this::run);
    }

    /** Opens the file and starts to record; waits until the file is open. */
    public static Recorder start(SessionFile file, EventBus bus, Clock clock, long retryMillis, DiskLimits limits)
            throws SessionException {
        Recorder recorder = new Recorder(file, bus, clock, retryMillis, limits);
        recorder.thread.start();
        try {
            recorder.existingContent.get();
            return recorder;
        } catch (InterruptedException interrupted) {
            recorder.end(0);
            Thread.currentThread().interrupt();
            throw new SessionException(
                    RecordText.OPEN_INTERRUPTED.with(file.path().toString()), interrupted);
        } catch (ExecutionException failure) {
            // The thread ends by itself, but the file may be released only after its connection is closed.
            recorder.end(START_END_MILLIS);
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw cause instanceof SessionException known
                    ? known
                    : new SessionException(SqliteFailure.opening(file.path(), cause), cause);
        }
    }

    /** Returns the content of the file before this run. */
    public ExistingContent existingContent() {
        return existingContent.join();
    }

    /** Returns the file that is written now. */
    public SessionFile file() {
        return reopeningWriter.file();
    }

    /** Writes notes with the next commit; like {@link NoteStore#put}. */
    public CompletableFuture<Void> put(List<Annotation> annotations) {
        CompletableFuture<Void> kept = notes.add(annotations);
        subscription.wake();
        return kept;
    }

    /** Makes the recorder give up at the next failure instead of retrying. */
    public void prepareEnd() {
        ending.countDown();
    }

    /**
     * Rejects further facts, writes those that were accepted, and finishes the file; waits at most {@code millis} ms.
     *
     * @return empty if everything is written, otherwise a sentence about the loss
     */
    public Optional<CodedText> end(long millis) {
        subscription.close();
        prepareEnd();
        try {
            if (thread.join(Duration.ofMillis(millis))) {
                return loss;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(RecordText.LOSS_UNFINISHED.with(file().path().toString()));
    }

    /** Returns whether no client connected during the recording. */
    public boolean recordedNobody() {
        return !hasClients;
    }

    /** Returns whether its thread has ended and the writing connection is closed. */
    public boolean hasEnded() {
        return !thread.isAlive();
    }

    private void run() {
        boolean orderly = false;
        try {
            if (open()) {
                while (!subscription.isFinished()) {
                    recordWithinLimits(gather());
                    markGap();
                }
                notes.close();
                finish();
            }
            orderly = true;
        } finally {
            // Publishers and callers must not wait for a recorder that has ended.
            subscription.close();
            notes.close();
            String path = file().path().toString();
            PendingNotes.lost(notes.take(), RecordText.NOTE_OVER.with(path));
            existingContent.completeExceptionally(new SessionException(RecordText.OPEN_ENDED.with(path)));
            reopeningWriter.abandon();
            if (!orderly) {
                events.broken();
            }
        }
    }

    private boolean open() {
        try {
            SessionWriter opened = reopeningWriter.writer();
            newestBefore = opened.newest();
            if (newestBefore > 0) {
                publishProgress();
            }
            existingContent.complete(new ExistingContent(newestBefore, opened.lastClient(), opened.afterCrash()));
            return true;
        } catch (SQLException | SessionException | RuntimeException failure) {
            existingContent.completeExceptionally(failure);
            return false;
        }
    }

    /**
     * Takes the queued facts after the oldest has waited {@value #GATHER_MILLIS} ms, or when they are enough for a
     * commit.
     */
    private List<Fact> gather() {
        List<Fact> batch = new ArrayList<>();
        try {
            boolean waiting = subscription.counters().waiting() > 0;
            subscription.awaitBacklog(1, IDLE_MILLIS);
            // Facts that are queued already came after the last take; otherwise the first one arrives now.
            long since = waiting ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastTake) : 0;
            if (since < GATHER_MILLIS) {
                subscription.awaitBacklog(commitSize.group(), GATHER_MILLIS - since);
            }
            subscription.take(batch, commitSize.group(), 0);
        } catch (InterruptedException interrupted) {
            LOG.warn("The recorder was interrupted and goes on");
        }
        lastTake = System.nanoTime();
        return batch;
    }

    /** Writes a batch of facts, retrying as long as necessary; gives up only when the recorder is ending. */
    private void record(List<Fact> batch) {
        List<PendingNotes.PendingPut> puts = notes.take();
        if (batch.isEmpty() && pendingGaps.isEmpty() && puts.isEmpty() && reopeningWriter.isPresent()) {
            return;
        }
        List<Annotation> annotations = PendingNotes.all(puts);
        List<Fact> others = new ArrayList<>();
        for (Fact fact : batch) {
            if (!MissedFacts.isMessage(fact)) {
                others.add(fact);
            }
        }
        hasClients |= batch.size() > others.size() || others.stream().anyMatch(Fact.OfConnection.class::isInstance);
        boolean moved = false;
        while (true) {
            boolean lastTry = ending.getCount() == 0;
            long begun = System.nanoTime();
            try {
                List<ClientStep> steps = reopeningWriter.write(batch, others, pendingGaps, annotations);
                commitSize.committed(batch.size(), System.nanoTime() - begun);
                pendingGaps = List.of();
                committed(batch, steps);
                events.kept(puts);
                return;
            } catch (SQLException | SessionException | RuntimeException | OutOfMemoryError failure) {
                boolean movedBefore = moved;
                moved = failed(failure);
                if (moved && !movedBefore) {
                    continue;
                }
            }
            if (lastTry) {
                batch.forEach(missed::add);
                PendingNotes.lost(
                        puts,
                        RecordText.NOTE_HINDERED.with(
                                currentFailure.orElseThrow().text()));
                return;
            }
            publishProgress();
            pause();
        }
    }

    /** Writes a batch of facts without the messages that no limit leaves room for; a gap is written in their place. */
    private void recordWithinLimits(List<Fact> batch) {
        int fitting = quota.fitting(file(), reopeningWriter::fileBytes, batch);
        record(batch.subList(0, fitting));
        if (fitting < batch.size()) {
            List<Fact> rest = batch.subList(fitting, batch.size());
            Gap gap = quota.leaveOut(rest);
            pendingGaps = Stream.concat(pendingGaps.stream(), Stream.of(gap)).toList();
            settled(rest);
            record(rest.stream().filter(fact -> !MissedFacts.isMessage(fact)).toList());
        }
    }

    private long missing() {
        return missed.total() + quota.leftOut();
    }

    private void committed(List<Fact> batch, List<ClientStep> steps) {
        settled(batch);
        if (currentFailure.isPresent() && subscription.endOverflow()) {
            recovered(currentFailure.get());
        }
        if (currentFailure.isEmpty()) {
            subscription.setCapacity(commitSize.group());
        }
        publishProgress(steps);
    }

    /** Notes the times of the last of these messages, which no longer waits. */
    private void settled(List<Fact> batch) {
        for (Fact fact : batch.reversed()) {
            if (fact instanceof Fact.Received in) {
                settled(in.at(), in.elapsed());
                return;
            }
            if (fact instanceof Fact.Sent out) {
                settled(out.at(), out.elapsed());
                return;
            }
        }
    }

    private void settled(long at, long elapsed) {
        lastAt = at;
        upTo = elapsed;
    }

    /** Prepares the mark of the gap. All facts before the missed ones are on disk, so the mark gets the right place. */
    private void recovered(WriteFailure writeFailure) {
        currentFailure = Optional.empty();
        events.resumed();
        MissedFacts.MissedSummary since = missed.take();
        states = since.states();
        if (since.messages() > 0) {
            Gap gap = new Gap(
                    since.from(),
                    since.to(),
                    since.messages(),
                    since.bytes(),
                    writeFailure.after().gap());
            pendingGaps = List.of(gap);
            // No missed message is newer, because those that came later are queued again.
            settled(Math.max(lastAt, since.to()), ElapsedTime.micros());
            events.missed(gap, writeFailure.after(), clock.getZone());
        }
    }

    /** Marks the gap that a fault left, and writes the states of clients that changed meanwhile. */
    private void markGap() {
        List<Fact> now = states;
        states = List.of();
        record(now);
    }

    /**
     * Publishes the fault and handles it.
     *
     * @return whether there is a new file, so that an immediate retry makes sense
     */
    private boolean failed(Throwable failure) {
        WriteFailure writeFailure = WriteFailure.of(file(), failure);
        LOG.debug("{}", writeFailure.text().english(), failure);
        currentFailure = Optional.of(writeFailure);
        subscription.setCapacity(QUEUE_FACTS);
        subscription.overflowInto(missed::add);
        try {
            Optional<CodedText> moved = reopeningWriter.switchFile(writeFailure, lastAt);
            if (moved.isPresent()) {
                events.moved(moved.get());
                return true;
            }
            events.writeFailed(writeFailure, missed.pending());
            reopeningWriter.abandon();
        } catch (SQLException | SessionException writeFailed) {
            // The old file stays open, because its content may exist nowhere else.
            events.writeFailed(WriteFailure.of(file(), writeFailed), missed.pending());
        }
        return false;
    }

    private void publishProgress() {
        publishProgress(List.of());
    }

    private void publishProgress(List<ClientStep> steps) {
        long newest = reopeningWriter.newest();
        long missing = missing();
        events.recorded(new Fact.Recorded(
                newest, newest, reopeningWriter.bytes(), newest - newestBefore + missing, missing, upTo, 0, steps));
    }

    private void pause() {
        try {
            boolean ended = ending.await(retryMillis, TimeUnit.MILLISECONDS);
            LOG.trace("Trying again, the last time: {}", ended);
        } catch (InterruptedException interrupted) {
            LOG.warn("The recorder was interrupted and goes on");
        }
    }

    private void finish() {
        try {
            currentFailure.ifPresent(this::recovered);
            markGap();
            reopeningWriter.end();
        } catch (SQLException | SessionException failure) {
            // Committed data is safe; the next program that opens the file cleans up.
            LOG.debug("{} was not closed in order", file().path(), failure);
        }
        if (missing() > 0) {
            loss = Optional.of(currentFailure
                    .map(writeFailure -> RecordText.LOSS_HINDERED.with(missing(), writeFailure.text()))
                    .orElseGet(() -> RecordText.LOSS_MARKED.with(missing())));
        } else {
            loss = currentFailure.map(writeFailure -> RecordText.SENTENCE.with(writeFailure.text()));
        }
    }
}
