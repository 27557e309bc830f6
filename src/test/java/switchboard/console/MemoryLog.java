package switchboard.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import switchboard.filter.Filter;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.BodyPreview;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedClient;
import switchboard.record.LoggedMessage;
import switchboard.record.Matches;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.text.StoredText;
import switchboard.wire.Direction;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.Severity;

/** A session log without a file, for tests. */
class MemoryLog implements SessionLog {
    private final List<LoggedMessage> messages = new CopyOnWriteArrayList<>();
    private final Map<Long, Gap> gaps = new ConcurrentHashMap<>();
    private final AtomicLong rowsRead = new AtomicLong();
    private volatile boolean broken;

    long add(ConnectionId client, String name, Direction direction, Message message) {
        long number = messages.size() + 1L;
        messages.add(new LoggedMessage(
                number,
                0,
                client,
                name,
                "127.0.0.1:1",
                direction,
                message,
                OptionalLong.empty(),
                Note.NONE,
                false,
                StandardCharsets.UTF_8));
        return number;
    }

    void gapBefore(long number, Gap gap) {
        gaps.put(number, gap);
    }

    void breakDown() {
        broken = true;
    }

    long rowsRead() {
        return rowsRead.get();
    }

    @Override
    public CompletableFuture<List<LogRow>> rows(long first, int count) {
        if (broken) {
            return CompletableFuture.failedFuture(new SessionException(StoredText.of("The session file is gone.")));
        }
        List<LogRow> rows =
                messages.stream().skip(first - 1).limit(count).map(this::row).toList();
        rowsRead.addAndGet(rows.size());
        return CompletableFuture.completedFuture(rows);
    }

    @Override
    public CompletableFuture<Optional<Gap>> lastGap() {
        return CompletableFuture.completedFuture(Optional.ofNullable(gaps.get(messages.size() + 1L)));
    }

    private LogRow row(LoggedMessage logged) {
        Message message = logged.message();
        Finding finding = message.findings().stream().findFirst().orElse(null);
        return new LogRow(
                logged.number(),
                logged.at(),
                logged.client(),
                logged.clientName(),
                logged.direction(),
                message.bodyLength(),
                BodyPreview.of(
                        Arrays.copyOf(message.body(), Math.min(message.bodyLength(), LogRow.PREVIEW_BYTES)),
                        message.bodyLength(),
                        logged.charset()),
                message.findings().stream().findFirst().map(Finding::text),
                message.findings().stream().findFirst().map(Finding::cause),
                finding == null ? Severity.NOTE : finding.severity(),
                Note.NONE,
                Optional.ofNullable(gaps.get(logged.number())),
                false);
    }

    @Override
    public CompletableFuture<List<LogRow>> rows(long[] numbers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Matches> matches(Filter filter, long after, long upTo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Long> firstAt(long micros) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<LoggedClient>> clients() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Optional<LoggedMessage>> message(long number) {
        return CompletableFuture.completedFuture(
                messages.stream().filter(one -> one.number() == number).findFirst());
    }

    @Override
    public CompletableFuture<Long> newest() {
        return CompletableFuture.completedFuture((long) messages.size());
    }

    @Override
    public void close() {}
}
