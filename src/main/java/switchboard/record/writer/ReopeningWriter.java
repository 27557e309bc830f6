package switchboard.record.writer;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** The clients that are connected now, for a new file, which does not contain them yet. */
    private final ClientStates connectedClients = new ClientStates(MOST_CONNECTED);

    private volatile SessionFile file;
    private @Nullable SessionWriter writer;
    private OptionalLong run = OptionalLong.empty();
    private long newest;
    private long lastStep;
    private long bytes;
    private long fileBytes;
    private long began;
    private boolean damagedBefore;

    /** The gap at the beginning of a new file, which represents the messages in the previous file. */
    private Optional<Gap> gapForPreviousFile = Optional.empty();

    ReopeningWriter(SessionFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Returns the file that is written now. Any thread. */
    SessionFile file() {
        return file;
    }

    /** Returns the number of the newest message on disk, which may be in a previous file. */
    long newest() {
        return newest;
    }

    /** Returns the bytes of all messages of the present file on disk, including headers. */
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
            current = SessionWriter.open(file, run, newest, now());
            writer = current;
            if (run.isEmpty()) {
                current.write(
                        connectedClients.facts(), gapForPreviousFile.stream().toList(), List.of());
                gapForPreviousFile = Optional.empty();
                run = OptionalLong.of(current.run());
                newest = current.newest();
                lastStep = current.lastStep();
                bytes = current.bytes();
                began = now();
            }
        }
        return current;
    }

    /**
     * Writes facts, marks and notes into the file, if it is still at its path.
     *
     * @param others the facts that are not messages
     * @return the steps of clients among the facts, at their places
     * @throws FileGoneException if the file is no longer at its path
     */
    List<ClientStep> write(List<Fact> facts, List<Fact> others, List<Gap> marks, List<Annotation> annotations)
            throws SQLException, SessionException {
        SessionWriter current = writer();
        if (!current.isPresent()) {
            throw new FileGoneException(file.path());
        }
        List<ClientStep> steps = List.of();
        // A commit that reported a failure may have succeeded; then nothing is written twice.
        boolean written = current.newest() > newest || current.lastStep() > lastStep;
        if (!written) {
            steps = current.write(facts, marks, annotations);
        }
        newest = current.newest();
        lastStep = current.lastStep();
        bytes = current.bytes();
        damagedBefore = false;
        others.forEach(fact -> connectedClients.add(fact, 0));
        if (others.stream().anyMatch(fact -> fact instanceof Fact.Closed || fact instanceof Fact.AnswerEnded)) {
            connectedClients.removeDisconnected();
        }
        return steps;
    }

    /** Returns whether the file is at its path, as far as is known. */
    boolean isPresent() {
        return writer == null || writer.isPresent();
    }

    /** Closes the writer after a failure; uncommitted data is rolled back. */
    void abandon() {
        SessionWriter failed = writer;
        writer = null;
        if (failed != null) {
            failed.abandon();
        }
    }

    /** Ends the run and closes the writer. */
    void end() throws SQLException, SessionException {
        writer().end(now());
        writer = null;
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
        return switch (writeFailure.kind()) {
            case PASSING -> Optional.empty();
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
            current.abandonCopied();
            writer = null;
            replaceBy(next);
        }
        return copied;
    }

    private CodedText openNewFile(WriteFailure writeFailure, long lastAt) throws SessionException {
        SessionFile next = file.successor();
        String there = next.path().toString();
        CodedText done = newest == 0
                ? RecordText.MOVED_NEW.with(writeFailure.text(), there)
                : RecordText.MOVED_NEW_LEFT.with(writeFailure.text(), there, newest);
        if (newest > 0) {
            CodedText where = RecordText.GAP_MOVED.with(newest, file.path().toString());
            gapForPreviousFile = Optional.of(new Gap(began, Math.max(began, lastAt), newest, bytes, where));
        }
        abandon();
        replaceBy(next);
        run = OptionalLong.empty();
        return done;
    }

    private void replaceBy(SessionFile next) {
        SessionFile old = file;
        file = next;
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
