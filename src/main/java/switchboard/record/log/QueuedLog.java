package switchboard.record.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.filter.Filter;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.Matches;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.record.log.LogRequestQueue.LogRequest;
import switchboard.record.log.LogRequestQueue.RequestStep;
import switchboard.text.CodedText;
import switchboard.thread.Threads;

/**
 * Answers requests to a session one after the other on one platform thread. Thread-safe.
 *
 * <p>A scan is done in short turns, between which pages are answered. {@link #close} ends a request that is being
 * answered, and so does its cancellation after a second.
 */
public abstract class QueuedLog implements SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedLog.class);
    private static final int MOST_ROWS = 1_000;

    private interface Question<T> {
        T ask(LogSource source) throws SQLException;
    }

    /** The time for which a request goes on after it was cancelled; most parts of a scan end by themselves before. */
    private static final long CANCELLED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LogRequestQueue calls = new LogRequestQueue();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closing;

    /** The request that is being answered; null between two. Used by the log's thread, as {@link #began}. */
    private @Nullable LogRequest current;

    private long began;

    /** Creates a log that answers after {@link #begin}. */
    protected QueuedLog() {
        thread = Threads.platform("log", this::run);
    }

    /** Starts the thread that answers. */
    protected final void begin() {
        thread.start();
    }

    /**
     * Returns the source to read from. Called on the log's thread.
     *
     * @throws SQLException if it can't be opened
     */
    protected abstract LogSource source() throws SQLException;

    /** Closes the source if it is open. Called on the log's thread. */
    protected abstract void closeSource();

    /** Returns the sentence that the log is closed. */
    protected abstract CodedText refusal();

    /** Returns the reason why a request could not be answered. */
    protected abstract CodedText explained(Throwable failure);

    @Override
    public CompletableFuture<List<LogRow>> rows(long first, int count) {
        if (count < 0 || count > MOST_ROWS) {
            throw new IllegalArgumentException(count + " rows: from 0 to " + MOST_ROWS);
        }
        return page(open -> open.rows(first, count));
    }

    @Override
    public CompletableFuture<List<LogRow>> rows(long[] numbers) {
        if (numbers.length > MOST_ROWS) {
            throw new IllegalArgumentException(numbers.length + " rows: at most " + MOST_ROWS);
        }
        long[] copy = numbers.clone();
        return page(open -> open.rows(copy));
    }

    @Override
    public CompletableFuture<Optional<LoggedMessage>> message(long number) {
        return page(open -> open.message(number));
    }

    @Override
    public CompletableFuture<Long> newest() {
        return page(LogSource::newest);
    }

    @Override
    public CompletableFuture<Long> firstAt(long micros) {
        return page(open -> open.firstAt(micros));
    }

    @Override
    public CompletableFuture<long[]> gaps() {
        return page(LogSource::gaps);
    }

    @Override
    public CompletableFuture<Optional<Gap>> lastGap() {
        return page(LogSource::lastGap);
    }

    @Override
    public CompletableFuture<List<LoggedClient>> clients() {
        return page(LogSource::clients);
    }

    @Override
    public CompletableFuture<Matches> matches(Filter filter, long after, long upTo) {
        CompletableFuture<Matches> answer = new CompletableFuture<>();
        LogRequest call = new LogRequest(answer, new Scan(filter, after, upTo, answer));
        if (!calls.addScan(call)) {
            refuse(call);
        }
        return answer;
    }

    private <T> CompletableFuture<T> page(Question<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        LogRequest call = new LogRequest(answer, open -> {
            answer.complete(question.ask(open));
            return true;
        });
        if (!calls.addPage(call)) {
            refuse(call);
        }
        return answer;
    }

    private void refuse(LogRequest call) {
        call.answer().completeExceptionally(new SessionException(refusal()));
    }

    private void run() {
        try {
            for (LogRequest call = calls.next(); call != null; call = calls.next()) {
                // The caller cancels an answer that it no longer needs.
                if (!call.answer().isDone()) {
                    advance(call);
                }
            }
        } finally {
            close();
            closeSource();
            ended.complete(true);
        }
    }

    /** Returns whether to end what the source does for the present request; asked on the log's thread. */
    protected final boolean isStopped() {
        LogRequest call = current;
        return closing
                || Thread.currentThread().isInterrupted()
                || call != null && call.answer().isCancelled() && System.nanoTime() - began > CANCELLED_NANOS;
    }

    private void advance(LogRequest call) {
        current = call;
        began = System.nanoTime();
        try {
            if (!call.piece().run(source()) && !calls.addScan(call)) {
                refuse(call);
            }
        } catch (SQLException | RuntimeException | OutOfMemoryError failure) {
            // After a failure the connection is not used again; the next request opens a new one.
            closeSource();
            CodedText explained = explained(failure);
            LOG.debug("{}", explained.english(), failure);
            call.answer().completeExceptionally(new SessionException(explained, failure));
        } finally {
            current = null;
        }
    }

    @Override
    public void close() {
        closing = true;
        calls.close().forEach(this::refuse);
    }

    @Override
    public CompletableFuture<Void> closed() {
        return CompletableFuture.allOf(ended);
    }

    /** Waits until the thread has ended and its source is closed; returns false after {@code millis} ms. */
    public boolean join(long millis) {
        try {
            return thread.join(Duration.ofMillis(millis));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A search for the messages that match a filter. */
    private static final class Scan implements RequestStep {
        private final Filter filter;
        private final CompletableFuture<Matches> answer;
        private final long after;
        private final long upTo;

        Scan(Filter filter, long after, long upTo, CompletableFuture<Matches> answer) {
            this.filter = filter;
            this.after = Math.max(0, after);
            this.upTo = upTo;
            this.answer = answer;
        }

        @Override
        public boolean run(LogSource source) throws SQLException {
            long last = Math.min(upTo, source.newest());
            Matches matches = after < last ? source.search(filter, after, last) : new Matches(new long[0], upTo);
            answer.complete(matches.lookedUpTo() == last ? new Matches(matches.numbers(), upTo) : matches);
            return true;
        }
    }
}
