package switchboard.record;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.filter.Filter;
import switchboard.record.LogCalls.Call;
import switchboard.record.LogCalls.Piece;
import switchboard.thread.Threads;

/**
 * Reads the session file from one platform thread with a connection of its own.
 *
 * <p>A scan is done in short pieces and lets pages in between. Thread-safe.
 */
final class SqliteSessionLog implements SessionLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteSessionLog.class);
    private static final int MOST_ROWS = 1_000;

    private interface Question<T> {
        T ask(LogReader reader) throws SQLException;
    }

    private final Supplier<Path> file;
    private final LogCalls calls = new LogCalls();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Thread thread;

    /** Only on the log's thread. */
    private @Nullable LogReader reader;

    private @Nullable Path opened;

    /** Read this file, which is opened when the first question comes. */
    SqliteSessionLog(Path file) {
        this(() -> file);
    }

    /** Read the file that is the session's at the time of each question; asked on any thread. */
    SqliteSessionLog(Supplier<Path> file) {
        this.file = file;
        thread = Threads.platform("log", this::run);
        thread.start();
    }

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
        return page(LogReader::newest);
    }

    @Override
    public CompletableFuture<Long> firstAt(long micros) {
        return page(open -> open.firstAt(micros));
    }

    @Override
    public CompletableFuture<long[]> gaps() {
        return page(LogReader::gaps);
    }

    @Override
    public CompletableFuture<List<LoggedClient>> clients() {
        return page(LogReader::clients);
    }

    @Override
    public CompletableFuture<Matches> matches(Filter filter, long after, long upTo) {
        CompletableFuture<Matches> answer = new CompletableFuture<>();
        Call call = new Call(answer, new Scan(filter, after, upTo, answer));
        if (!calls.addScan(call)) {
            refuse(call);
        }
        return answer;
    }

    private <T> CompletableFuture<T> page(Question<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Call call = new Call(answer, open -> {
            answer.complete(question.ask(open));
            return true;
        });
        if (!calls.addPage(call)) {
            refuse(call);
        }
        return answer;
    }

    private void refuse(Call call) {
        call.answer()
                .completeExceptionally(
                        new SessionException("The log of " + file.get() + " answers no more questions."));
    }

    private void run() {
        try {
            for (Call call = calls.next(); call != null; call = calls.next()) {
                // Whoever is no longer interested has cancelled the answer.
                if (!call.answer().isDone()) {
                    advance(call);
                }
            }
        } finally {
            close();
            closeReader();
            ended.complete(true);
        }
    }

    private void advance(Call call) {
        try {
            if (!call.piece().run(reader()) && !calls.addScan(call)) {
                refuse(call);
            }
        } catch (SQLException | RuntimeException | OutOfMemoryError failure) {
            // A connection that failed once is not trusted again; the next call opens another.
            closeReader();
            LOG.debug("A question to {} failed", file.get(), failure);
            call.answer().completeExceptionally(new SessionException(Sentences.reading(file.get(), failure), failure));
        }
    }

    private LogReader reader() throws SQLException {
        Path now = file.get();
        if (!now.equals(opened)) {
            closeReader();
        }
        LogReader open = reader;
        if (open == null) {
            open = new LogReader(now);
            opened = now;
            reader = open;
        }
        return open;
    }

    private void closeReader() {
        LogReader open = reader;
        reader = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException failure) {
                LOG.debug("Closing {} failed", file.get(), failure);
            }
        }
    }

    @Override
    public void close() {
        calls.close().forEach(this::refuse);
    }

    @Override
    public CompletableFuture<Void> closed() {
        return CompletableFuture.allOf(ended);
    }

    /** Wait until the thread has ended and its connection is closed; return false if that took too long. */
    boolean join(long millis) {
        try {
            return thread.join(Duration.ofMillis(millis));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Looks through messages for those that a filter lets through. */
    private static final class Scan implements Piece {
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
        public boolean run(LogReader reader) throws SQLException {
            long last = Math.min(upTo, reader.newest());
            Matches matches = after < last ? reader.search(filter, after, last) : new Matches(new long[0], upTo);
            answer.complete(matches.lookedUpTo() == last ? new Matches(matches.numbers(), upTo) : matches);
            return true;
        }
    }
}
