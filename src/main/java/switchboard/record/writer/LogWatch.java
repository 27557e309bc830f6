package switchboard.record.writer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.record.LogHeldException;
import switchboard.system.LockHolders;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * Reports a write-ahead log that grows because a reader keeps it from being merged, and says when it has reached its
 * limit. Used by the checkpointer's thread, except {@link #limit}.
 *
 * <p>A reader in a transaction sees the file as it was when that began, so newer pages have to stay in the log. A
 * program that leaves a query open thus makes the log grow without a bound.
 */
final class LogWatch {
    /**
     * The first and last byte of the {@code -shm} file that a reader locks: {@code WAL_READ_LOCK(0)} to {@code
     * WAL_READ_LOCK(4)} (SQLite, "WAL-mode File Format", 2.3).
     */
    private static final long FIRST_LOCK = 123;

    private static final long LAST_LOCK = 127;

    private static final int FLOOD = 4;

    private final Path path;
    private final RecorderEvents events;
    private final Runnable limitReached;
    private final LogLimits limits;
    private long next;
    private volatile @Nullable LogHeldException limit;

    /** Creates the watch of a file; {@code limitReached} is called once when its log has reached the limit. */
    LogWatch(Path path, LogLimits limits, RecorderEvents events, Runnable limitReached) {
        this.path = path;
        this.limits = limits;
        next = limits.report();
        this.events = events;
        this.limitReached = limitReached;
    }

    /** Takes the state of the log after a checkpoint. */
    void seen(LogState state) {
        // In a flood the log is large for a moment without any reader; then all of it can be copied.
        boolean held = state.left() > 0 || state.bytes() >= FLOOD * limits.report();
        if (held && state.bytes() >= next) {
            while (next <= state.bytes()) {
                next *= 2;
            }
            events.logHeld(told(state));
        } else if ((!held || state.bytes() < limits.report() / 2) && next > limits.report()) {
            next = limits.report();
            events.logReleased();
        }
        if (state.bytes() >= limits.most() && limit == null) {
            limit = new LogHeldException(path, state.bytes());
            limitReached.run();
        }
    }

    private CodedText told(LogState state) {
        long bytes = state.bytes();
        List<String> holders = state.left() > 0 ? LockHolders.of(shared(), FIRST_LOCK, LAST_LOCK) : List.of();
        return holders.isEmpty()
                ? RecordText.LOG_HELD.with(path.toString(), bytes, limits.most())
                : RecordText.LOG_HELD_BY.with(path.toString(), bytes, limits.most(), String.join(", ", holders));
    }

    private Path shared() {
        return path.resolveSibling(path.getFileName() + "-shm");
    }

    /** Returns the reason to continue in a new file, once the log has reached its limit. Any thread. */
    Optional<LogHeldException> limit() {
        return Optional.ofNullable(limit);
    }
}
