package switchboard.record;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LosslessSubscription;
import switchboard.thread.Threads;

/**
 * Writes what happens into the session file.
 *
 * <p>One platform thread does it and owns the writing connection: opens, uses and closes it. It takes what
 * waits, at most every {@value #GATHER_MILLIS} ms, and commits it in one transaction; only then the messages are
 * {@linkplain Fact.Recorded recorded}. While the file can't be written, what was taken is kept and tried again
 * every second, the queue fills, and publishers wait: nothing is lost.
 *
 * <p>It publishes from that same thread. That can't make it wait for itself because its subscription wants none
 * of the facts that it publishes.
 */
final class Recorder {
    /** How many facts may wait to be recorded, and how many bytes of them. */
    static final int QUEUE_FACTS = 10_000;

    static final long QUEUE_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final String TROUBLE = "recorder";
    private static final int GATHER_MILLIS = 20;
    private static final int ENOUGH_FACTS = 1_000;
    private static final int MOST_FACTS = QUEUE_FACTS;
    private static final long IDLE_MILLIS = 60_000;
    private static final long START_END_MILLIS = 2_000;

    /** What is recorded; the rest is passing state. Fact.Recorded, Fact.NoteKept and Fact.Trouble must not be among it. */
    private static final Set<Class<? extends Fact>> RECORDED = Set.of(
            Fact.Opened.class,
            Fact.Received.class,
            Fact.Sent.class,
            Fact.Named.class,
            Fact.Closed.class,
            Fact.AnswerEnded.class,
            Fact.Listening.class,
            Fact.Noted.class);

    /** What a file held before this run: the newest message's number and the largest number of a client. */
    record Past(long lastMessage, long lastClient) {}

    private final SessionFile file;
    private final EventBus bus;
    private final Clock clock;
    private final long retryMillis;
    private final LosslessSubscription subscription;
    private final Thread thread;
    private final CompletableFuture<Past> past = new CompletableFuture<>();
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile String loss = "";
    private volatile boolean anybody;

    // Only on the recorder's thread.
    private @Nullable SessionWriter writer;
    private OptionalLong run = OptionalLong.empty();
    private long newest;
    private long unwritten;
    private String complaint = "";

    private Recorder(SessionFile file, EventBus bus, Clock clock, long retryMillis) {
        this.file = file;
        this.bus = bus;
        this.clock = clock;
        this.retryMillis = retryMillis;
        subscription = bus.subscribe("recorder", QUEUE_FACTS, QUEUE_BYTES, fact -> RECORDED.contains(fact.getClass()));
        thread = Threads.platform("recorder", this::run);
    }

    /** Open the file and record from now on; waits until the file is open. */
    static Recorder start(SessionFile file, EventBus bus, Clock clock, long retryMillis) throws SessionException {
        Recorder recorder = new Recorder(file, bus, clock, retryMillis);
        recorder.thread.start();
        try {
            recorder.past.get();
            return recorder;
        } catch (InterruptedException interrupted) {
            recorder.end(0);
            Thread.currentThread().interrupt();
            throw new SessionException("Opening " + file.path() + " was interrupted.", interrupted);
        } catch (ExecutionException failure) {
            // Its thread ends by itself, but the file is given back only when nothing of it is open.
            recorder.end(START_END_MILLIS);
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw cause instanceof SessionException known
                    ? known
                    : new SessionException(Sentences.opening(file.path(), cause), cause);
        }
    }

    /** Return what the file held before this run. */
    Past past() {
        return past.join();
    }

    /** Return the queue's counters. */
    LosslessSubscription.Counters counters() {
        return subscription.counters();
    }

    /** Give up at the first failure from now on, instead of trying again while publishers wait. */
    void prepareEnd() {
        ending.countDown();
    }

    /**
     * Take no more facts, write those that were taken, and finish the file; waits at most {@code millis}.
     *
     * @return empty if everything is written, else a sentence that says what is not
     */
    String end(long millis) {
        subscription.close();
        prepareEnd();
        try {
            if (thread.join(Duration.ofMillis(millis))) {
                return loss;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return "The session " + file.path() + " could not be finished in time: its newest messages may be missing.";
    }

    /** Return whether no client ever came while it recorded. */
    boolean recordedNobody() {
        return !anybody;
    }

    /** Return whether its thread has ended and the writing connection is closed. */
    boolean hasEnded() {
        return !thread.isAlive();
    }

    private void run() {
        boolean orderly = false;
        try {
            if (open()) {
                while (!subscription.isFinished()) {
                    record(gather());
                }
                finish();
            }
            orderly = true;
        } finally {
            // Nobody is to wait for a recorder that is no more.
            subscription.close();
            past.completeExceptionally(new SessionException(file.path() + " can't be opened."));
            abandon();
            if (!orderly) {
                bus.publish(new Fact.Trouble(
                        TROUBLE, "Recording stopped because of a fault in Switchboard: start it again to record on."));
            }
        }
    }

    private boolean open() {
        try {
            SessionWriter opened = SessionWriter.open(file, run, now());
            writer = opened;
            run = OptionalLong.of(opened.run());
            newest = opened.newest();
            if (newest > 0) {
                bus.publish(new Fact.Recorded(newest, newest, opened.bytes()));
            }
            past.complete(new Past(newest, opened.lastClient()));
            return true;
        } catch (SQLException | SessionException | RuntimeException failure) {
            past.completeExceptionally(failure);
            return false;
        }
    }

    /** Take what waits; once there is something, give others a moment to join it. */
    private List<Fact> gather() {
        List<Fact> batch = new ArrayList<>();
        try {
            subscription.takeMillis(batch, MOST_FACTS, IDLE_MILLIS);
            if (!batch.isEmpty() && batch.size() < ENOUGH_FACTS) {
                subscription.awaitWaiting(ENOUGH_FACTS - batch.size(), GATHER_MILLIS);
                subscription.take(batch, MOST_FACTS - batch.size(), 0);
            }
        } catch (InterruptedException nobodyAsksThat) {
            LOG.warn("The recorder was interrupted and goes on");
        }
        return batch;
    }

    /** Write a batch, however long it takes; give up only at the end. */
    private void record(List<Fact> batch) {
        if (batch.isEmpty()) {
            return;
        }
        long messages = batch.stream().filter(Recorder::isMessage).count();
        anybody |= batch.stream().anyMatch(fact -> fact instanceof Fact.OfConnection);
        while (true) {
            boolean lastTry = ending.getCount() == 0;
            try {
                SessionWriter current = writer();
                // A commit that reported a failure may have come through.
                if (messages == 0 || current.newest() != newest + messages) {
                    current.write(batch);
                }
                committed(current);
                bus.publish(keptNotes(batch));
                return;
            } catch (SQLException | SessionException | RuntimeException | OutOfMemoryError failure) {
                abandon();
                complain(failure);
            }
            if (lastTry) {
                unwritten += messages;
                loss = unwritten + (unwritten == 1 ? " message" : " messages") + " could not be recorded. " + complaint
                        + ".";
                return;
            }
            pause();
        }
    }

    private SessionWriter writer() throws SQLException, SessionException {
        SessionWriter current = writer;
        if (current == null) {
            current = SessionWriter.open(file, run, now());
            writer = current;
        }
        return current;
    }

    private void committed(SessionWriter current) {
        newest = current.newest();
        if (!complaint.isEmpty()) {
            complaint = "";
            bus.publish(new Fact.Trouble(TROUBLE, ""));
        }
        bus.publish(new Fact.Recorded(newest, newest, current.bytes()));
    }

    private static List<Fact> keptNotes(List<Fact> batch) {
        return batch.stream()
                .filter(Fact.Noted.class::isInstance)
                .map(Fact.Noted.class::cast)
                .<Fact>map(noted -> new Fact.NoteKept(noted.subject(), noted.note()))
                .toList();
    }

    private void complain(Throwable failure) {
        String cause = Sentences.writing(file.path(), failure);
        if (!cause.equals(complaint)) {
            complaint = cause;
            LOG.debug("{}", cause, failure);
            bus.publish(new Fact.Trouble(TROUBLE, cause + "; until then messages wait in memory."));
        }
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
            writer().end(now());
            writer = null;
        } catch (SQLException | SessionException failure) {
            // What is committed is safe: the next one who opens the file tidies up.
            LOG.debug("{} was not closed in order", file.path(), failure);
        }
    }

    private void abandon() {
        SessionWriter failed = writer;
        writer = null;
        if (failed != null) {
            failed.abandon();
        }
    }

    private static boolean isMessage(Fact fact) {
        return fact instanceof Fact.Received || fact instanceof Fact.Sent;
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
