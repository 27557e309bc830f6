package switchboard.record;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.model.Annotation;
import switchboard.text.CodedText;
import switchboard.text.RecordText;
import switchboard.thread.Threads;

/**
 * Writes what happens into the session file.
 *
 * <p>One platform thread does it and owns the writing connection: opens, uses and closes it. It takes what
 * waits, at most every {@value #GATHER_MILLIS} ms, and commits it in one transaction; only then the messages are
 * {@linkplain Fact.Recorded recorded}. While the file is slow, the queue fills and publishers wait: nothing is lost.
 *
 * <p>While the file can't be written, what was taken is kept and tried again every second, and the queue fills. What
 * then finds no room is {@linkplain Missed missed}, since conversations are not to stand still for it; when the file
 * can be written again, the place is marked by a {@linkplain Gap gap}.
 */
final class Recorder {
    /** How many facts may wait for a file that can't be written, and how many bytes of facts may wait at all. */
    static final int QUEUE_FACTS = Pace.MOST;

    static final long QUEUE_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /** Longer would save little more: a commit then takes as long as what it writes, not as the disk's pause. */
    private static final int GATHER_MILLIS = 40;

    private static final long IDLE_MILLIS = 5_000;
    private static final long START_END_MILLIS = 2_000;

    /**
     * What is recorded; the rest is passing state. Fact.Recorded, Fact.NoteKept and Fact.Trouble must not be among it.
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
     * What a file held before this run.
     *
     * @param lastMessage the newest message's number, 0 if there was none
     * @param lastClient the largest number of a client, 0 if there was none
     * @param afterCrash whether the run before this one never ended
     */
    record Past(long lastMessage, long lastClient, boolean afterCrash) {}

    private final RecorderNews news;
    private final Clock clock;
    private final long retryMillis;
    private final WriterSupply supply;
    private final LosslessSubscription subscription;
    private final Missed missed = new Missed();
    private final PendingNotes notes = new PendingNotes();
    private final Thread thread;
    private final CompletableFuture<Past> past = new CompletableFuture<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile Optional<CodedText> loss = Optional.empty();
    private volatile boolean anybody;

    // Only on the recorder's thread.
    private long newestBefore;
    private long upTo;
    private final Pace pace = new Pace();
    private long lastTake = System.nanoTime();
    private Optional<Fault> stuck = Optional.empty();
    private List<Fact> states = List.of();
    private List<Gap> unmarked = List.of();

    private Recorder(SessionFile file, EventBus bus, Clock clock, long retryMillis) {
        news = new RecorderNews(bus);
        this.clock = clock;
        this.retryMillis = retryMillis;
        supply = new WriterSupply(file, clock);
        subscription = bus.subscribe("recorder", QUEUE_FACTS, QUEUE_BYTES, fact -> RECORDED.contains(fact.getClass()));
        thread = Threads.platform("recorder", this::run);
    }

    /** Opens the file and record from now on; waits until the file is open. */
    static Recorder start(SessionFile file, EventBus bus, Clock clock, long retryMillis) throws SessionException {
        Recorder recorder = new Recorder(file, bus, clock, retryMillis);
        recorder.thread.start();
        try {
            recorder.past.get();
            return recorder;
        } catch (InterruptedException interrupted) {
            recorder.end(0);
            Thread.currentThread().interrupt();
            throw new SessionException(
                    RecordText.OPEN_INTERRUPTED.with(file.path().toString()), interrupted);
        } catch (ExecutionException failure) {
            // Its thread ends by itself, but the file is given back only when nothing of it is open.
            recorder.end(START_END_MILLIS);
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw cause instanceof SessionException known
                    ? known
                    : new SessionException(SqliteFailure.opening(file.path(), cause), cause);
        }
    }

    /** Returns what the file held before this run. */
    Past past() {
        return past.join();
    }

    /** Returns the file that is written now. */
    SessionFile file() {
        return supply.file();
    }

    /** Writes notes with what is written next; as {@link NoteStore#put}. */
    CompletableFuture<Void> put(List<Annotation> annotations) {
        CompletableFuture<Void> kept = notes.add(annotations);
        subscription.wake();
        return kept;
    }

    /** Gives up at the first failure from now on, instead of trying again. */
    void prepareEnd() {
        ending.countDown();
    }

    /**
     * Takes no more facts, write those that were taken, and finish the file; waits at most {@code millis}.
     *
     * @return empty if everything is written, else a sentence that says what is not
     */
    Optional<CodedText> end(long millis) {
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

    /** Returns whether no client ever came while it recorded. */
    boolean recordedNobody() {
        return !anybody;
    }

    /** Returns whether its thread has ended and the writing connection is closed. */
    boolean hasEnded() {
        return !thread.isAlive();
    }

    private void run() {
        boolean orderly = false;
        try {
            if (open()) {
                while (!subscription.isFinished()) {
                    record(gather());
                    markGap();
                }
                notes.close();
                finish();
            }
            orderly = true;
        } finally {
            // Nobody is to wait for a recorder that is no more.
            subscription.close();
            notes.close();
            String path = file().path().toString();
            PendingNotes.lost(notes.take(), RecordText.NOTE_OVER.with(path));
            past.completeExceptionally(new SessionException(RecordText.OPEN_ENDED.with(path)));
            supply.abandon();
            if (!orderly) {
                news.broken();
            }
        }
    }

    private boolean open() {
        try {
            SessionWriter opened = supply.writer();
            newestBefore = opened.newest();
            if (newestBefore > 0) {
                tellProgress();
            }
            past.complete(new Past(newestBefore, opened.lastClient(), opened.afterCrash()));
            return true;
        } catch (SQLException | SessionException | RuntimeException failure) {
            past.completeExceptionally(failure);
            return false;
        }
    }

    /** Takes what waits, once the oldest of it has waited long enough for others to join it or they are a group. */
    private List<Fact> gather() {
        List<Fact> batch = new ArrayList<>();
        try {
            boolean waiting = subscription.counters().waiting() > 0;
            subscription.awaitWaiting(1, IDLE_MILLIS);
            // What waits already came after the last look, and what comes now comes now.
            long since = waiting ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastTake) : 0;
            if (since < GATHER_MILLIS) {
                subscription.awaitWaiting(pace.group(), GATHER_MILLIS - since);
            }
            subscription.take(batch, pace.group(), 0);
        } catch (InterruptedException nobodyAsksThat) {
            LOG.warn("The recorder was interrupted and goes on");
        }
        lastTake = System.nanoTime();
        return batch;
    }

    /** Write a batch, however long it takes; give up only at the end. */
    private void record(List<Fact> batch) {
        List<PendingNotes.Put> puts = notes.take();
        if (batch.isEmpty() && unmarked.isEmpty() && puts.isEmpty() && supply.isPresent()) {
            return;
        }
        List<Annotation> annotations = PendingNotes.all(puts);
        List<Fact> others = new ArrayList<>();
        for (Fact fact : batch) {
            if (!Missed.isMessage(fact)) {
                others.add(fact);
            }
        }
        anybody |= batch.size() > others.size() || others.stream().anyMatch(Fact.OfConnection.class::isInstance);
        boolean moved = false;
        while (true) {
            boolean lastTry = ending.getCount() == 0;
            long begun = System.nanoTime();
            try {
                supply.write(batch, others, unmarked, annotations);
                pace.committed(batch.size(), System.nanoTime() - begun);
                unmarked = List.of();
                committed(batch);
                news.kept(puts);
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
                        puts, RecordText.NOTE_HINDERED.with(stuck.orElseThrow().text()));
                return;
            }
            tellProgress();
            pause();
        }
    }

    private void committed(List<Fact> batch) {
        for (Fact fact : batch.reversed()) {
            if (Missed.isMessage(fact)) {
                upTo = fact instanceof Fact.Sent out ? out.at() : ((Fact.Received) fact).at();
                break;
            }
        }
        if (stuck.isPresent() && subscription.endOverflow()) {
            recovered(stuck.get());
        }
        if (stuck.isEmpty()) {
            subscription.holdAtMost(pace.group());
        }
        tellProgress();
    }

    /** Everything is on disk that came before what was missed: that can be marked now. */
    private void recovered(Fault fault) {
        stuck = Optional.empty();
        news.resumed();
        Missed.Since since = missed.take();
        states = since.states();
        if (since.messages() > 0) {
            Gap gap = new Gap(
                    since.from(),
                    since.to(),
                    since.messages(),
                    since.bytes(),
                    fault.after().gap());
            unmarked = List.of(gap);
            upTo = Math.max(upTo, since.to());
            news.missed(gap, fault.after(), clock.getZone());
        }
    }

    /** Marks the gap that a fault left, and write who came and went meanwhile. */
    private void markGap() {
        List<Fact> now = states;
        states = List.of();
        record(now);
    }

    /**
     * Says what hinders, and see what can be done about it.
     *
     * @return whether there is another file now, so that it is worth trying again at once
     */
    private boolean failed(Throwable failure) {
        Fault fault = Fault.of(file(), failure);
        LOG.debug("{}", fault.text().english(), failure);
        stuck = Optional.of(fault);
        subscription.holdAtMost(QUEUE_FACTS);
        subscription.overflowInto(missed::add);
        try {
            Optional<CodedText> moved = supply.moveOn(fault, upTo);
            if (moved.isPresent()) {
                news.moved(moved.get());
                return true;
            }
            news.hindered(fault, missed.pending());
            supply.abandon();
        } catch (SQLException | SessionException hindered) {
            // The old file stays open: what is in it may be had from nowhere else.
            news.hindered(Fault.of(file(), hindered), missed.pending());
        }
        return false;
    }

    private void tellProgress() {
        long newest = supply.newest();
        long missing = missed.total();
        news.recorded(
                new Fact.Recorded(newest, newest, supply.bytes(), newest - newestBefore + missing, missing, upTo));
    }

    private void pause() {
        try {
            boolean ended = ending.await(retryMillis, TimeUnit.MILLISECONDS);
            LOG.trace("Trying again, the last time: {}", ended);
        } catch (InterruptedException nobodyAsksThat) {
            LOG.warn("The recorder was interrupted and goes on");
        }
    }

    private void finish() {
        try {
            stuck.ifPresent(this::recovered);
            markGap();
            supply.end();
        } catch (SQLException | SessionException failure) {
            // What is committed is safe: the next one who opens the file tidies up.
            LOG.debug("{} was not closed in order", file().path(), failure);
        }
        if (missed.total() > 0) {
            loss = Optional.of(stuck.map(fault -> RecordText.LOSS_HINDERED.with(missed.total(), fault.text()))
                    .orElseGet(() -> RecordText.LOSS_MARKED.with(missed.total())));
        } else {
            loss = stuck.map(fault -> RecordText.SENTENCE.with(fault.text()));
        }
    }
}
