package switchboard.ui.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import switchboard.filter.ClientCondition;
import switchboard.filter.Filter;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.BodyPreview;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.Matches;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.text.StoredText;
import switchboard.wire.Direction;
import switchboard.wire.Severity;

/**
 * A log of any length that completes its futures at once or when the test says so. Event dispatch thread or test thread
 * only.
 */
public final class FakeLog implements SessionLog {
    /** A pending request to the log. */
    public record Question(String words, Runnable answer, CompletableFuture<?> future) {
        /** Completes the request with a failure. */
        public void fail(String sentence) {
            future.completeExceptionally(new SessionException(StoredText.of(sentence)));
        }
    }

    private final ArrayDeque<Question> questions = new ArrayDeque<>();
    private final LongFunction<LogRow> rows;
    private final LongPredicate matching;
    private final boolean atOnce;
    public LongFunction<Optional<LoggedMessage>> messages = number -> Optional.empty();
    public long newest;
    public int asked;
    public long[] gaps = {};
    public List<LoggedClient> clients = List.of();
    /** The number of messages that one search scans. */
    public long stretch = 50_000;

    public FakeLog(long newest, LongFunction<LogRow> rows, LongPredicate matching, boolean atOnce) {
        this.newest = newest;
        this.rows = rows;
        this.matching = matching;
        this.atOnce = atOnce;
    }

    /** Returns a log that completes requests when the test says so; every third message matches any filter. */
    public static FakeLog slow(long newest) {
        return new FakeLog(newest, FakeLog::row, number -> number % 3 == 0, false);
    }

    /** Returns a log that completes requests at once; every third message matches any filter. */
    public static FakeLog quick(long newest) {
        return new FakeLog(newest, FakeLog::row, number -> number % 3 == 0, true);
    }

    public static LogRow row(long number) {
        return row(number, Note.NONE);
    }

    public static LogRow row(long number, Note note) {
        return new LogRow(
                number,
                1_700_000_000_000_000L + number * 1_000,
                new ConnectionId(number % 7 + 1),
                "",
                Direction.IN,
                5,
                new BodyPreview("text " + number, true, 5),
                Optional.empty(),
                Optional.empty(),
                Severity.NOTE,
                note,
                Optional.empty(),
                false);
    }

    /** Returns the pending requests in their order. */
    public List<String> waiting() {
        return questions.stream().map(Question::words).toList();
    }

    /** Removes and returns the oldest pending request. */
    public Question next() {
        return questions.removeFirst();
    }

    /** Completes all pending requests, including those that follow from them. */
    public void answerAll() {
        while (!questions.isEmpty()) {
            next().answer().run();
        }
    }

    private <T> CompletableFuture<T> ask(String words, java.util.function.Supplier<T> answer) {
        CompletableFuture<T> future = new CompletableFuture<>();
        asked++;
        if (atOnce) {
            future.complete(answer.get());
        } else {
            questions.add(new Question(words, () -> future.complete(answer.get()), future));
        }
        return future;
    }

    @Override
    public CompletableFuture<List<LogRow>> rows(long first, int count) {
        return ask("rows " + first + "+" + count, () -> {
            List<LogRow> list = new ArrayList<>();
            for (long number = first; number < first + count && number <= newest; number++) {
                list.add(rows.apply(number));
            }
            return list;
        });
    }

    @Override
    public CompletableFuture<List<LogRow>> rows(long[] numbers) {
        return ask(
                "rows of " + numbers.length + " from " + numbers[0],
                () -> Arrays.stream(numbers)
                        .filter(number -> number <= newest)
                        .mapToObj(rows)
                        .toList());
    }

    @Override
    public CompletableFuture<Matches> matches(Filter filter, long after, long upTo) {
        long lookedUpTo = Math.min(upTo, after + stretch);
        return ask(
                "matches " + after + ".." + upTo,
                () -> new Matches(
                        LongStream.rangeClosed(after + 1, Math.min(lookedUpTo, newest))
                                .filter(number -> filter instanceof ClientCondition clients
                                        ? clients.ids()
                                                .contains(rows.apply(number).client())
                                        : matching.test(number))
                                .toArray(),
                        lookedUpTo));
    }

    @Override
    public CompletableFuture<Long> firstAt(long micros) {
        return ask(
                "first at " + micros,
                () -> LongStream.rangeClosed(1, newest)
                        .filter(number -> rows.apply(number).at() >= micros)
                        .findFirst()
                        .orElse(0));
    }

    @Override
    public CompletableFuture<long[]> gaps() {
        return ask("gaps", () -> gaps);
    }

    @Override
    public CompletableFuture<List<LoggedClient>> clients() {
        return ask("clients", () -> clients);
    }

    @Override
    public CompletableFuture<Optional<LoggedMessage>> message(long number) {
        return ask("message " + number, () -> messages.apply(number));
    }

    @Override
    public CompletableFuture<Long> newest() {
        return ask("newest", () -> newest);
    }

    @Override
    public void close() {
        questions.clear();
    }
}
