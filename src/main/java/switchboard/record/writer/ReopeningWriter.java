package switchboard.record.writer;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.model.ClientStep;
import switchboard.record.ClientStates;
import switchboard.record.FileGoneException;
import switchboard.record.Gap;
import switchboard.record.SessionException;
import switchboard.record.file.SessionFile;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * Provides a writer of the session: reopens it after a failure, and continues in a new file if the old one is lost.
 * Used by the recorder's thread, except {@link #file}.
 */
final class ReopeningWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReopeningWriter.class);
    private static final int MOST_CONNECTED = 50_000;

    private final Clock clock;
    private final LogLimits limits;
    private final RecorderEvents events;
    private final Consumer<List<Commit>> forced;
    private final Runnable faulty;

    /** The clients that are connected now, for a new file, which does not contain them yet. */
    private final ClientStates connectedClients = new ClientStates(MOST_CONNECTED);

    private volatile SessionFile file;
    private @Nullable SessionWriter writer;

    /** The maintenance of the writer's write-ahead log; null if there is no writer, or the file has no such log. */
    private @Nullable LogMaintenance log;

    /** The commits in the file that were not known to be on disk when the writer was abandoned. */
    private List<Commit> unforced = List.of();

    private OptionalLong run = OptionalLong.empty();

    /** Whether the first commit of the run in the present file is known to be made. */
    private boolean begun;

    private long newest;
    private long lastStep;
    private long missing;
    private long bytes;
    private long fileBytes;
    private long began;
    private boolean damagedBefore;
    private boolean doubtful;

    /** The gap at the beginning of a new file, which represents the messages in the previous file. */
    private Optional<Gap> gapForPreviousFile = Optional.empty();

    /**
     * Creates the provider of a writer for a file.
     *
     * @param forced called with the commits that are on disk, in order: on the thread {@code force}, or on the
     *     recorder's while that thread does not exist
     * @param faulty called when the next {@link #write} would fail, on any thread
     */
    ReopeningWriter(
            SessionFile file,
            Clock clock,
            LogLimits limits,
            RecorderEvents events,
            Consumer<List<Commit>> forced,
            Runnable faulty) {
        this.file = file;
        this.clock = clock;
        this.limits = limits;
        this.events = events;
        this.forced = forced;
        this.faulty = faulty;
    }

    /** Returns the file that is written now. Any thread. */
    SessionFile file() {
        return file;
    }

    /** Returns the number of the newest committed message, which may be in a previous file. */
    long newest() {
        return newest;
    }

    /** Returns the bytes of all committed messages of the present file, including headers. */
    long bytes() {
        return bytes;
    }

    /** Returns the bytes of the present file with its write-ahead log merged; the last known size if it is closed. */
    long fileBytes() {
        SessionWriter current = writer;
        try {
            fileBytes = current == null ? fileBytes : current.fileBytes();
        } catch (SQLException failure) {
            // The next write fails, too, and is handled.
            LOG.debug("The size of {} is not known", file.path(), failure);
        }
        return fileBytes;
    }

    /** Returns the writer; opens it if there is none. */
    SessionWriter writer() throws SQLException, SessionException {
        SessionWriter current = writer;
        if (current == null) {
            current = open();
            List<Commit> before = unforced;
            unforced = List.of();
            before.forEach(this::add);
            if (run.isEmpty()) {
                run = OptionalLong.of(current.run());
                began = now();
                adopt(current);
            }
            if (!begun) {
                if (!hasGrown(current)) {
                    current.write(
                            connectedClients.facts(),
                            gapForPreviousFile.stream().toList(),
                            List.of());
                }
                gapForPreviousFile = Optional.empty();
                adopt(current);
                begun = true;
            }
        }
        return current;
    }

    /** Takes over what is committed as what is known to be committed. */
    private void adopt(SessionWriter current) {
        newest = current.newest();
        lastStep = current.lastStep();
        missing = current.missing();
        bytes = current.bytes();
    }

    /**
     * Returns whether the file has more than what is known to be committed. A commit that reported a failure has
     * succeeded then, and nothing may be written twice.
     */
    private boolean hasGrown(SessionWriter current) {
        return current.newest() > newest || current.lastStep() > lastStep || current.missing() > missing;
    }

    private SessionWriter open() throws SQLException, SessionException {
        SessionWriter opened = SessionWriter.open(file, run, newest, now());
        boolean ready = false;
        try {
            if (opened.leaveSyncToOthers()) {
                if (doubtful) {
                    opened.rewriteLog();
                }
                log = LogMaintenance.start(file, limits, events, forced, faulty);
            }
            ready = true;
        } finally {
            if (!ready) {
                opened.abandon();
            }
        }
        doubtful = false;
        writer = opened;
        return opened;
    }

    /**
     * Writes facts, marks and notes into the file, if it is still at its path.
     *
     * @param others the facts that are not messages
     * @param hurried whether not to wait for the disk any more
     * @return the steps of clients among the facts, at their places
     * @throws FileGoneException if the file is no longer at its path
     */
    List<ClientStep> write(
            List<Fact> facts, List<Fact> others, List<Gap> marks, List<Annotation> annotations, BooleanSupplier hurried)
            throws SQLException, SessionException {
        SessionWriter current = writer();
        LogMaintenance maintenance = log;
        if (maintenance != null) {
            maintenance.requireSound();
        }
        if (!current.isPresent()) {
            throw new FileGoneException(file.path());
        }
        List<ClientStep> steps = hasGrown(current)
                ? current.stepsBehind(lastStep)
                : write(current, maintenance, facts, marks, annotations, hurried);
        committed(current, others);
        return steps;
    }

    /**
     * Finds out whether the last {@link #write}, which failed and is not repeated, has written everything all the same.
     *
     * @param others the facts of that call that are not messages
     * @return the steps of clients among its facts, at their places; empty if nothing of it was written
     */
    Optional<List<ClientStep>> foundWritten(List<Fact> others) throws SQLException, SessionException {
        SessionWriter current = writer();
        if (!hasGrown(current)) {
            return Optional.empty();
        }
        List<ClientStep> steps = current.stepsBehind(lastStep);
        committed(current, others);
        return Optional.of(steps);
    }

    private void committed(SessionWriter current, List<Fact> others) {
        adopt(current);
        damagedBefore = false;
        // The messages that were read again stay in the present file.
        others.forEach(fact -> connectedClients.add(Fact.ReadAs.alone(fact), 0));
        if (others.stream().anyMatch(fact -> fact instanceof Fact.Closed || fact instanceof Fact.AnswerEnded)) {
            connectedClients.removeDisconnected();
        }
    }

    private static List<ClientStep> write(
            SessionWriter current,
            @Nullable LogMaintenance maintenance,
            List<Fact> facts,
            List<Gap> marks,
            List<Annotation> annotations,
            BooleanSupplier hurried)
            throws SQLException {
        if (maintenance == null) {
            return current.write(facts, marks, annotations);
        }
        maintenance.beginWrite(hurried);
        try {
            return current.write(facts, marks, annotations);
        } finally {
            maintenance.endWrite();
        }
    }

    /** Takes a commit that is to be reported once it is on disk. */
    void add(Commit commit) {
        if (log != null) {
            log.add(commit);
        } else if (writer != null) {
            forced.accept(List.of(commit));
        } else {
            unforced = Stream.concat(unforced.stream(), Stream.of(commit)).toList();
        }
    }

    /** Returns whether the file is at its path and its commits become safe, as far as is known. */
    boolean isSound() {
        return (writer == null || writer.isPresent()) && (log == null || log.isSound());
    }

    /** Closes the writer after a failure; uncommitted data is rolled back. */
    void abandon() {
        SessionWriter failed = writer;
        writer = null;
        if (failed != null) {
            failed.abandon();
        }
        LogMaintenance ended = log;
        log = null;
        if (ended != null) {
            List<Commit> left = ended.abandon();
            doubtful |= !left.isEmpty();
            unforced = Stream.concat(unforced.stream(), left.stream()).toList();
        }
    }

    /** Commits the end of the run. */
    void endRun() throws SQLException, SessionException {
        writer().endRun(now());
    }

    /** Waits until everything is on disk, closes the writer, and merges the write-ahead log into the file. */
    void close() throws SQLException {
        SessionWriter last = writer;
        writer = null;
        LogMaintenance ended = log;
        log = null;
        if (last == null) {
            return;
        }
        if (ended == null) {
            last.merge();
            return;
        }
        try {
            ended.endForcing();
        } finally {
            last.abandon();
            ended.merge();
        }
    }

    /**
     * Begins another file beside this one if a fault means that this one is lost. The numbers continue.
     *
     * <p>The content of a file that only lost its name is copied to the new file. A damaged file stays as it is.
     *
     * @param lastAt the time of the newest message, in microseconds since 1970, UTC
     * @return a sentence about the change; empty if the same file should be retried
     */
    Optional<CodedText> switchFile(WriteFailure writeFailure, long lastAt) throws SQLException, SessionException {
        doubtful |= writeFailure.leavesDoubt();
        return switch (writeFailure.kind()) {
            case PASSING -> Optional.empty();
            case HELD -> Optional.of(leaveHeldFile(writeFailure, lastAt));
            // A transient fault of the disk looks like damage, so the file is read again once.
            case DAMAGED -> {
                boolean sure = damagedBefore;
                damagedBefore = true;
                yield sure ? Optional.of(openNewFile(writeFailure, lastAt)) : Optional.empty();
            }
            case GONE ->
                Optional.of(
                        followRename()
                                ? RecordText.MOVED_ALONG.with(
                                        writeFailure.text(), file.path().toString())
                                : openNewFile(writeFailure, lastAt));
        };
    }

    /**
     * Copies everything into another file and continues there.
     *
     * @return false if there is nothing that can be copied
     * @throws SQLException if it can't be copied now, but may be later
     */
    private boolean followRename() throws SQLException, SessionException {
        SessionWriter current = writer;
        if (current == null) {
            return false;
        }
        SessionFile next = file.successor();
        boolean copied = false;
        try {
            current.copyTo(next);
            copied = true;
        } catch (SQLException failure) {
            if (WriteFailure.of(next, failure).kind() == WriteFailure.Kind.PASSING) {
                throw failure;
            }
            LOG.debug("{} can't be copied to {}", file.path(), next.path(), failure);
        } finally {
            if (!copied) {
                next.discardIncomplete();
            }
        }
        if (copied) {
            abandon();
            current.deleteOrphans();
            replaceBy(next);
        }
        return copied;
    }

    /**
     * Continues in a new file beside one that a reader holds. The old one is complete; the checkpointer's thread closes
     * and releases it.
     */
    private CodedText leaveHeldFile(WriteFailure writeFailure, long lastAt) throws SQLException, SessionException {
        SessionWriter held = writer;
        LogMaintenance ended = log;
        if (held == null || ended == null) {
            return openNewFile(writeFailure, lastAt);
        }
        SessionFile next = file.successor();
        String there = next.path().toString();
        Gap gap = gapFor(RecordText.GAP_MOVED_HELD, lastAt);
        SessionFile old = leaveFor(next, held, Optional.of(ended));
        ended.retire(() -> release(old));
        gapForPreviousFile = Optional.of(gap);
        return RecordText.MOVED_HELD.with(writeFailure.text(), there, newest);
    }

    /**
     * Finishes the session and continues in a new file, which begins with the clients that are connected now. The
     * numbers go on, without a gap.
     *
     * @return makes the finished session one file and releases it, without waiting; to be called once nobody of this
     *     program reads it any more
     */
    Runnable beginAnother() throws SQLException, SessionException {
        SessionWriter last = writer();
        Optional<LogMaintenance> maintenance = Optional.ofNullable(log);
        SessionFile old = leaveFor(file.next(clock), last, maintenance);
        gapForPreviousFile = Optional.empty();
        return () -> maintenance.ifPresentOrElse(ended -> ended.retireMerged(() -> release(old)), () -> release(old));
    }

    /** Returns whether clients are connected. */
    boolean hasConnected() {
        return connectedClients.size() > 0;
    }

    /**
     * Finishes the present file and makes another one the present file. Without a write-ahead log the old one is
     * complete then; otherwise its maintenance has to be retired.
     *
     * @return the old file, which is not released
     */
    private SessionFile leaveFor(SessionFile next, SessionWriter last, Optional<LogMaintenance> maintenance)
            throws SQLException, SessionException {
        boolean left = false;
        try {
            last.endRun(now());
            if (maintenance.isPresent()) {
                maintenance.get().endForcing();
            }
            left = true;
        } finally {
            if (!left) {
                next.discardIncomplete();
            }
        }
        writer = null;
        log = null;
        SessionFile old = file;
        file = next;
        if (maintenance.isPresent()) {
            last.abandon();
            events.logReleased();
        } else {
            last.merge();
        }
        beginRun();
        return old;
    }

    private CodedText openNewFile(WriteFailure writeFailure, long lastAt) throws SessionException {
        SessionFile next = file.successor();
        String there = next.path().toString();
        CodedText done = newest == 0
                ? RecordText.MOVED_NEW.with(writeFailure.text(), there)
                : RecordText.MOVED_NEW_LEFT.with(writeFailure.text(), there, newest);
        if (newest > 0) {
            gapForPreviousFile = Optional.of(gapFor(RecordText.GAP_MOVED, lastAt));
        }
        abandon();
        replaceBy(next);
        beginRun();
        return done;
    }

    /** Makes the next writer begin a run in its file. */
    private void beginRun() {
        run = OptionalLong.empty();
        begun = false;
    }

    private Gap gapFor(RecordText why, long lastAt) {
        CodedText where = why.with(newest, file.path().toString());
        return new Gap(began, Math.max(began, lastAt), newest, bytes, where);
    }

    private void replaceBy(SessionFile next) {
        SessionFile old = file;
        file = next;
        release(old);
    }

    private static void release(SessionFile old) {
        try {
            old.releaseReplaced();
        } catch (SessionException failure) {
            LOG.debug("{} could not be given back", old.path(), failure);
        }
    }

    long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
