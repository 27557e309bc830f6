package switchboard.record.writer;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.record.LogHeldException;
import switchboard.record.SessionException;
import switchboard.record.file.SessionFile;

/**
 * Makes commits in a write-ahead log safe and keeps the log small: {@link LogForce} and {@link Checkpointer} of one
 * file. Used by the recorder's thread, which closes it once.
 */
final class LogMaintenance {
    private static final Logger LOG = LoggerFactory.getLogger(LogMaintenance.class);

    private final LogForce force;
    private final Checkpointer checkpointer;
    private final LogWatch watch;

    private LogMaintenance(LogForce force, Checkpointer checkpointer, LogWatch watch) {
        this.force = force;
        this.checkpointer = checkpointer;
        this.watch = watch;
    }

    /**
     * Starts both threads for a file whose write-ahead log exists.
     *
     * @param forced called with the commits that are on disk, in order, on the thread {@code force}
     * @param faulty called when {@link #requireSound} would fail from now on, on any thread
     */
    static LogMaintenance start(
            SessionFile file, LogLimits limits, RecorderEvents events, Consumer<List<Commit>> forced, Runnable faulty)
            throws SQLException {
        LogForce force = LogForce.open(file.path(), forced, faulty);
        LogWatch watch = new LogWatch(file.path(), limits, events, faulty);
        return new LogMaintenance(force, Checkpointer.start(file.path(), limits, watch, faulty), watch);
    }

    /**
     * Checks that commits become safe.
     *
     * @throws SQLException if a force or a checkpoint failed, so that data may be in the system's memory only
     * @throws LogHeldException if the log has reached its limit
     */
    void requireSound() throws SQLException, SessionException {
        Optional<SQLException> failure = force.failure().or(checkpointer::failure);
        if (failure.isPresent()) {
            throw failure.get();
        }
        Optional<LogHeldException> limit = watch.limit();
        if (limit.isPresent()) {
            throw limit.get();
        }
    }

    /** Returns whether {@link #requireSound} would not fail. */
    boolean isSound() {
        return force.failure().isEmpty()
                && checkpointer.failure().isEmpty()
                && watch.limit().isEmpty();
    }

    /**
     * Waits before a commit while too much is not on disk yet, and while a checkpoint needs a pause.
     *
     * @param hurried whether not to wait for the disk any more
     */
    void beginWrite(BooleanSupplier hurried) {
        try {
            force.awaitRoom(hurried);
        } catch (InterruptedException interrupted) {
            LOG.warn("The recorder was interrupted and goes on");
        }
        checkpointer.turns().beginWrite();
    }

    /** Ends what {@link #beginWrite} began, whether the commit succeeded or not. */
    void endWrite() {
        checkpointer.turns().endWrite();
    }

    /** Takes a commit that is to be reported once it is on disk. */
    void add(Commit commit) {
        force.add(commit);
    }

    /**
     * Forces what is left, and ends both threads; waits for them.
     *
     * @return the commits that are not known to be on disk, because a force failed
     */
    List<Commit> abandon() {
        checkpointer.close();
        return force.close();
    }

    /**
     * Forces what is left, and ends the thread {@code force}; waits for it. Checkpoints continue until {@link #retire}
     * or {@link #merge}.
     *
     * @throws SQLException if not all commits are known to be on disk
     */
    void endForcing() throws SQLException {
        force.close();
        Optional<SQLException> failure = force.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Ends the checkpoints without waiting for the present one; {@code closed} is called after it. */
    void retire(Runnable closed) {
        checkpointer.retire(closed);
    }

    /** Ends the checkpoints like {@link #retire}, and merges the log before, if no reader prevents it. */
    void retireMerged(Runnable closed) {
        checkpointer.retireMerged(closed);
    }

    /** Merges the log into the file, if no reader prevents it, and ends. The recorder's connection must be closed. */
    void merge() {
        checkpointer.merge();
    }
}
