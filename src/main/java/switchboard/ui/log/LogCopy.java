package switchboard.ui.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.record.SessionLog;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.edt.FutureCallbacks;

/** Copies messages to the clipboard, one after the other. Event dispatch thread only; never waits. */
final class LogCopy {
    /** The largest number of messages in one copy; an export has no such limit. */
    static final int MOST = 10_000;

    /** The number of chars after which no further message is appended to a copy. */
    private static final int MOST_CHARS = 16_000_000;

    private final SessionLog log;
    private final Executor edt;
    private final Clipboard clipboard;
    private final Consumer<String> onFailure;

    /**
     * Creates a copier.
     *
     * @param onFailure gets a sentence if not all messages could be copied
     */
    LogCopy(SessionLog log, Executor edt, Clipboard clipboard, Consumer<String> onFailure) {
        this.log = log;
        this.edt = edt;
        this.clipboard = clipboard;
        this.onFailure = onFailure;
    }

    /**
     * Copies messages, each beginning on a line of its own.
     *
     * @param selected the number of selected messages, which may exceed the length of {@code numbers}
     */
    void copy(long[] numbers, int selected, CopyFormat format) {
        FutureCallbacks.deliver(
                append(new StringBuilder(), numbers, 0, format),
                edt,
                copied -> {
                    clipboard.copy(copied.text().toString());
                    if (copied.messages() < selected) {
                        onFailure.accept(Strings.of(
                                "log.copied.some",
                                LocalizedFormats.count(copied.messages()),
                                LocalizedFormats.count(selected)));
                    }
                },
                onFailure);
    }

    private record Copied(StringBuilder text, int messages) {}

    private CompletableFuture<Copied> append(StringBuilder text, long[] numbers, int next, CopyFormat format) {
        if (next == numbers.length || text.length() > MOST_CHARS) {
            return CompletableFuture.completedFuture(new Copied(text, next));
        }
        // Each future completes later on the log's thread, so the depth of the stack does not grow with the messages.
        return log.message(numbers[next]).thenCompose(found -> {
            found.ifPresent(message -> {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                    text.append('\n');
                }
                text.append(format.format(message));
            });
            return append(text, numbers, next + 1, format);
        });
    }
}
