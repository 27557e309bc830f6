package switchboard.record.writer;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * most every {@value #GATHER_MILLIS} ms and commits them in one transaction. The commit reaches the system at once, and
 * another thread then forces it to the disk ({@link LogForce}); only then are the messages {@linkplain Fact.Recorded
 * recorded}. While too much is not on disk, the queue fills and publishers wait (backpressure), so nothing is lost.
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
    static final int QUEUE_FACTS = 16_384;

    static final long QUEUE_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /**
     * The longest time in milliseconds that facts are gathered. A longer time would save little, because the commit
     * then takes as long as its data, not as the disk's latency.
     */
    private static final int GATHER_MILLIS = 40;

    /** The most facts in one commit. More of them would save little, and would keep the others waiting for longer. */
    static final int COMMIT_FACTS = 8_192;

    private static final long IDLE_MILLIS = 5_000;

    /** The time in milliseconds that is kept at the end for the last commit and the mark of what it leaves behind. */
    private static final long LAST_MILLIS = 500;

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
            Fact.ReadAs.class,
            Fact.CharsetChosen.class,
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

    /** The callers that wait for another session. */
    private final Queue<CompletableFuture<Runnable>> begins = new ConcurrentLinkedQueue<>();

    /** The number of the first message of the session. */
    private volatile long first = 1;

    /** Whether everything that will be written is committed. */
    private volatile boolean complete;

    /** The time in nanoseconds at which facts that are still queued are left behind; 0 if there is none. */
    private volatile long deadline;

    /** The newest commit that is on disk. */
    private volatile Commit forced = new Commit(0, 0, 0, List.of(), List.of(), 0);

    // The fields below are used only on the recorder's thread.
    private long newestBefore;
    private long upTo;
    private long lastAt;
    private long lastTake = System.nanoTime();
    private Optional<WriteFailure> currentFailure = Optional.empty();
    private List<Fact> states = List.of();
    private List<Gap> pendingGaps = List.of();
    private Optional<GivenUp> givenUp = Optional.empty();

    /**
     * A commit that failed at the end and is not repeated. It may have succeeded all the same, which the next opening
     * of the file shows.
     */
    private record GivenUp(List<Fact> facts, List<Gap> gaps) {}

    private Recorder(
            SessionFile file, EventBus bus, Clock clock, long retryMillis, DiskLimits limits, LogLimits logLimits) {
        events = new RecorderEvents(bus);
        quota = new DiskQuota(limits, events, clock);
        this.clock = clock;
        this.retryMillis = retryMillis;
        reopeningWriter = new ReopeningWriter(file, clock, logLimits, events, this::forced, this::wake);
        subscription = bus.subscribe("recorder", QUEUE_FACTS, QUEUE_BYTES, fact -> RECORDED.contains(fact.getClass()));
        thread = Threads.platform("recorder", this::run);
    }

    /** Opens the file and starts to record; waits until the file is open. */
    public static Recorder start(SessionFile file, EventBus bus, Clock clock, long retryMillis, DiskLimits limits)
            throws SessionException {
        return start(file, bus, clock, retryMillis, limits, LogLimits.USUAL);
    }

    static Recorder start(
            SessionFile file, EventBus bus, Clock clock, long retryMillis, DiskLimits limits, LogLimits logLimits)
            throws SessionException {
        Recorder recorder = new Recorder(file, bus, clock, retryMillis, limits, logLimits);
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

    /**
     * Finishes the session, and begins another one in a new file, with the clients that are connected. A session with
     * neither clients nor messages stays.
     *
     * @return completes when the new file is the present one, and fails with a {@link SessionException} if there is
     *     none; its value is to be called once this program reads the finished session no more, and does not wait
     */
    public CompletableFuture<Runnable> beginAnother() {
        CompletableFuture<Runnable> begun = new CompletableFuture<>();
        begins.add(begun);
        subscription.wake();
        if (hasEnded()) {
            refuseBegins();
        }
        return begun;
    }

    /** Makes the recorder give up at the next failure instead of retrying. */
    public void prepareEnd() {
        ending.countDown();
    }

    /**
     * Rejects further facts, commits those that were accepted, and finishes the file; waits at most {@code millis} ms.
     *
     * <p>Facts that can't be committed in time are marked as a gap. After a commit only a power failure can lose them;
     * the rest, the last force and the merging of the write-ahead log, may go on after this returns.
     *
     * @return empty if everything is committed, otherwise a sentence about the loss
     */
    public Optional<CodedText> end(long millis) {
        long left = TimeUnit.MILLISECONDS.toNanos(Math.max(millis / 2, millis - LAST_MILLIS));
        deadline = Math.max(1, System.nanoTime() + left);
        subscription.close();
        prepareEnd();
        try {
            if (thread.join(Duration.ofMillis(millis))) {
                return loss;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return complete
                ? loss
                : Optional.of(RecordText.LOSS_UNFINISHED.with(file().path().toString()));
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
                    if (isLate()) {
                        leaveRest();
                    } else {
                        recordWithinLimits(gather());
                        markGap();
                        beginAsked();
                    }
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
            refuseBegins();
            if (!orderly) {
                events.broken();
            }
        }
    }

    private void refuseBegins() {
        SessionException over =
                new SessionException(RecordText.BEGIN_OVER.with(file().path().toString()));
        for (CompletableFuture<Runnable> asked = begins.poll(); asked != null; asked = begins.poll()) {
            asked.completeExceptionally(over);
        }
    }

    /** Begins another session if that is asked for and everything so far is written. */
    private void beginAsked() {
        CompletableFuture<Runnable> asked = begins.poll();
        if (asked == null) {
            return;
        }
        boolean empty = !hasClients && reopeningWriter.newest() < first && newestBefore == 0;
        try {
            Runnable finish = () -> {};
            if (!empty) {
                requireWritten();
                finish = reopeningWriter.beginAnother();
                anotherBegun();
            }
            asked.complete(finish);
        } catch (SessionException refused) {
            asked.completeExceptionally(refused);
        } catch (SQLException | RuntimeException failure) {
            failed(failure);
            asked.completeExceptionally(new SessionException(
                    RecordText.BEGIN_HINDERED.with(
                            WriteFailure.of(file(), failure).text()),
                    failure));
        }
    }

    private void requireWritten() throws SessionException {
        if (currentFailure.isPresent()) {
            throw new SessionException(
                    RecordText.BEGIN_HINDERED.with(currentFailure.get().text()));
        }
    }

    private void anotherBegun() {
        hasClients = reopeningWriter.hasConnected();
        first = reopeningWriter.newest() + 1;
        forced = new Commit(reopeningWriter.newest(), 0, upTo, List.of(), List.of(), 0);
        try {
            reopeningWriter.writer();
        } catch (SQLException | SessionException | RuntimeException failure) {
            // The session has begun; the next commit tries its file again.
            failed(failure);
        }
        publishProgress();
    }

    private boolean open() {
        try {
            SessionWriter opened = reopeningWriter.writer();
            newestBefore = opened.newest();
            forced = new Commit(newestBefore, opened.bytes(), 0, List.of(), List.of(), 0);
            if (newestBefore > 0) {
                // A killed program may have left commits that the disk does not have yet.
                reopeningWriter.add(forced);
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
                subscription.awaitBacklog(COMMIT_FACTS, GATHER_MILLIS - since);
            }
            subscription.take(batch, COMMIT_FACTS, 0);
        } catch (InterruptedException interrupted) {
            LOG.warn("The recorder was interrupted and goes on");
        }
        lastTake = System.nanoTime();
        return batch;
    }

    /** Writes a batch of facts, retrying as long as necessary; gives up only when the recorder is ending. */
    private void record(List<Fact> batch) {
        List<PendingNotes.PendingPut> puts = notes.take();
        if (batch.isEmpty()
                && pendingGaps.isEmpty()
                && givenUp.isEmpty()
                && puts.isEmpty()
                && reopeningWriter.isSound()) {
            return;
        }
        List<Annotation> annotations = PendingNotes.all(puts);
        List<Fact> others = others(batch);
        hasClients |= batch.size() > others.size() || others.stream().anyMatch(Fact.OfConnection.class::isInstance);
        boolean moved = false;
        while (true) {
            boolean lastTry = ending.getCount() == 0;
            try {
                decideGivenUp();
                List<ClientStep> steps =
                        reopeningWriter.write(batch, others, pendingGaps, annotations, () -> ending.getCount() == 0);
                pendingGaps = List.of();
                committed(batch, puts, steps);
                return;
            } catch (SQLException | SessionException | RuntimeException | OutOfMemoryError failure) {
                boolean movedBefore = moved;
                moved = failed(failure);
                if (moved && !movedBefore) {
                    continue;
                }
            }
            if (lastTry) {
                giveUp(batch);
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

    private static List<Fact> others(List<Fact> batch) {
        List<Fact> others = new ArrayList<>();
        for (Fact fact : batch) {
            if (!MissedFacts.isMessage(fact)) {
                others.add(fact);
            }
        }
        return others;
    }

    private void giveUp(List<Fact> batch) {
        if (givenUp.isPresent()) {
            // The file could not be opened since, so this batch is not in it.
            batch.forEach(missed::add);
        } else {
            givenUp = Optional.of(new GivenUp(batch, pendingGaps));
            pendingGaps = List.of();
        }
    }

    /** Opens the file if a commit was given up, and counts its messages as missed unless the file has them. */
    private void decideGivenUp() throws SQLException, SessionException {
        if (givenUp.isEmpty()) {
            return;
        }
        GivenUp commit = givenUp.get();
        Optional<List<ClientStep>> steps = reopeningWriter.foundWritten(others(commit.facts()));
        givenUp = Optional.empty();
        if (steps.isPresent()) {
            committed(commit.facts(), List.of(), steps.get());
        } else {
            commit.facts().forEach(missed::add);
            List<Gap> later = pendingGaps;
            pendingGaps = commit.gaps();
            later.forEach(this::addGap);
        }
    }

    private void addStates(List<Fact> later) {
        states = Stream.concat(states.stream(), later.stream()).toList();
    }

    /** Adds a gap that the next commit marks, joined with the newest such one if both have the same reason. */
    private void addGap(Gap gap) {
        List<Gap> gaps = new ArrayList<>(pendingGaps);
        boolean joins = !gaps.isEmpty() && gaps.getLast().reason().equals(gap.reason());
        gaps.add(joins ? gaps.removeLast().and(gap) : gap);
        pendingGaps = List.copyOf(gaps);
    }

    /** Writes a batch of facts without the messages that no limit leaves room for; a gap is written in their place. */
    private void recordWithinLimits(List<Fact> batch) {
        int fitting = quota.fitting(file(), reopeningWriter::fileBytes, batch);
        record(batch.subList(0, fitting));
        if (fitting < batch.size()) {
            List<Fact> rest = batch.subList(fitting, batch.size());
            addGap(quota.leaveOut(rest));
            settled(rest);
            record(others(rest).stream().map(Fact.ReadAs::alone).toList());
        }
    }

    private long missing() {
        return missed.total() + quota.leftOut();
    }

    private void committed(List<Fact> batch, List<PendingNotes.PendingPut> puts, List<ClientStep> steps) {
        settled(batch);
        if (currentFailure.isPresent() && subscription.endOverflow()) {
            recovered(currentFailure.get());
        }
        long weight = batch.stream().mapToLong(Fact::weight).sum();
        reopeningWriter.add(new Commit(reopeningWriter.newest(), reopeningWriter.bytes(), upTo, puts, steps, weight));
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

    /** Publishes what these commits have brought to the disk. On the forcing thread, if there is one. */
    private void forced(List<Commit> commits) {
        forced = commits.getLast();
        publishProgress(
                commits.stream().flatMap(commit -> commit.steps().stream()).toList());
        for (Commit commit : commits) {
            if (!commit.puts().isEmpty()) {
                events.kept(commit.puts());
            }
        }
    }

    /** Makes the recorder's thread look at the file, because forcing it or a checkpoint failed. Any thread. */
    private void wake() {
        subscription.wake();
    }

    private boolean isLate() {
        long late = deadline;
        return late != 0 && System.nanoTime() - late > 0;
    }

    /** Counts the facts that there is no time left to write, and prepares the mark of the gap. */
    private void leaveRest() {
        List<Fact> rest = new ArrayList<>();
        try {
            subscription.take(rest, Integer.MAX_VALUE, 0);
        } catch (InterruptedException interrupted) {
            LOG.warn("The recorder was interrupted and goes on");
        }
        rest.forEach(missed::add);
        if (currentFailure.isEmpty()) {
            MissedFacts.MissedSummary since = missed.take();
            addStates(since.states());
            if (since.messages() > 0) {
                addGap(since.gap(RecordText.GAP_END.with()));
            }
        }
    }

    /** Prepares the mark of the gap. All facts before the missed ones are on disk, so the mark gets the right place. */
    private void recovered(WriteFailure writeFailure) {
        currentFailure = Optional.empty();
        events.resumed();
        MissedFacts.MissedSummary since = missed.take();
        addStates(since.states());
        if (since.messages() > 0) {
            Gap gap = since.gap(writeFailure.after().gap());
            addGap(gap);
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
        // The file that a reader holds is replaced at once, so publishers wait a moment and nothing is missed.
        if (writeFailure.kind() != WriteFailure.Kind.HELD) {
            subscription.overflowInto(missed::add);
        }
        try {
            Optional<CodedText> moved = reopeningWriter.switchFile(writeFailure, lastAt);
            if (moved.isPresent()) {
                events.moved(moved.get());
                return true;
            }
            events.writeFailed(writeFailure, missed.pending());
            reopeningWriter.abandon();
        } catch (SQLException | SessionException writeFailed) {
            subscription.overflowInto(missed::add);
            // The old file stays open, because its content may exist nowhere else.
            events.writeFailed(WriteFailure.of(file(), writeFailed), missed.pending());
        }
        return false;
    }

    private void publishProgress() {
        publishProgress(List.of());
    }

    private void publishProgress(List<ClientStep> steps) {
        Commit last = forced;
        long missing = missing();
        events.recorded(new Fact.Recorded(
                last.newest(),
                last.newest() - (first - 1),
                last.bytes(),
                last.newest() - newestBefore + missing,
                missing,
                last.upTo(),
                0,
                steps,
                first));
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
            decideGivenUp();
            currentFailure.ifPresent(this::recovered);
            markGap();
            reopeningWriter.endRun();
            loss = lossSoFar();
            complete = true;
            reopeningWriter.close();
        } catch (SQLException | SessionException failure) {
            LOG.debug("{} was not closed in order", file().path(), failure);
            if (complete) {
                currentFailure = Optional.of(WriteFailure.of(file(), failure));
            }
        }
        givenUp.ifPresent(commit -> commit.facts().forEach(missed::add));
        loss = lossSoFar();
    }

    private Optional<CodedText> lossSoFar() {
        if (missing() > 0) {
            return Optional.of(currentFailure
                    .map(writeFailure -> RecordText.LOSS_HINDERED.with(missing(), writeFailure.text()))
                    .orElseGet(() -> RecordText.LOSS_MARKED.with(missing())));
        }
        return currentFailure.map(writeFailure -> RecordText.SENTENCE.with(writeFailure.text()));
    }
}
