package switchboard.record.session;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.EventBus;
import switchboard.model.DiskLimits;
import switchboard.record.NoteStore;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.SessionLog;
import switchboard.record.SessionStore;
import switchboard.record.file.FileSystemInfo;
import switchboard.record.file.SessionFile;
import switchboard.record.file.SqliteLibrary;
import switchboard.record.reader.SqliteSessionLog;
import switchboard.record.writer.Recorder;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * A session that is being recorded: its file, the recorder that writes it, and the log that reads it. Thread-safe.
 *
 * <p>Open it before the server starts. When the program ends, call {@link #prepareEnd}, stop the server, then call
 * {@link #end} to finish the file. This order records every fact, and a full disk delays nothing. Opening and ending
 * wait for the disk and must not be called on the event dispatch thread.
 */
public final class RecordingSession implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingSession.class);
    private static final long LOG_END_MILLIS = 400;
    private static final long RECORDER_END_MILLIS = 1_500;
    private static final long RETRY_MILLIS = 1_000;

    private final Recorder recorder;
    private final SqliteSessionLog log;
    private final boolean chosen;

    /** Whether another session than the first of this run is recorded. */
    private volatile boolean another;

    private RecordingSession(boolean chosen, Recorder recorder) {
        this.chosen = chosen;
        this.recorder = recorder;
        log = new SqliteSessionLog(() -> recorder.file().path());
    }

    /**
     * Opens a session at a place, without limits, and records the facts of the bus from now on.
     *
     * @throws SessionException if it can't be recorded there, in a sentence for people; then nothing was overwritten
     */
    public static RecordingSession open(SessionLocation place, EventBus bus) throws SessionException {
        return open(place, bus, DiskLimits.NONE);
    }

    /** Opens a session like {@link #open(SessionLocation, EventBus)}, and keeps the recording within limits. */
    public static RecordingSession open(SessionLocation place, EventBus bus, DiskLimits limits)
            throws SessionException {
        return open(place, bus, Clock.systemDefaultZone(), RETRY_MILLIS, FileSystemInfo.SYSTEM, limits);
    }

    public static RecordingSession open(SessionLocation place, EventBus bus, Clock clock, long retryMillis)
            throws SessionException {
        return open(place, bus, clock, retryMillis, FileSystemInfo.SYSTEM, DiskLimits.NONE);
    }

    /**
     * Opens a session for recording with a clock and a file system of the caller's.
     *
     * @param retryMillis pause before a failed write is tried again, in milliseconds
     * @throws SessionException in a sentence, if the file cannot be created or continued
     */
    public static RecordingSession open(
            SessionLocation place,
            EventBus bus,
            Clock clock,
            long retryMillis,
            FileSystemInfo fileSystem,
            DiskLimits limits)
            throws SessionException {
        SqliteLibrary.load();
        SessionFile file = SessionFile.claim(place, clock, fileSystem);
        boolean opened = false;
        try {
            Recorder recorder = Recorder.start(file, bus, clock, retryMillis, limits);
            opened = true;
            boolean chosen = place instanceof SessionLocation.ChosenFile;
            return new RecordingSession(chosen, recorder);
        } finally {
            if (!opened) {
                file.release();
            }
        }
    }

    @Override
    public SessionLog log() {
        return log;
    }

    @Override
    public NoteStore notes() {
        return recorder::put;
    }

    @Override
    public NoteStore notesOf(Path file) throws SessionException {
        Path real = SessionFile.real(file);
        NoteStore atRest = RecordedNotes.of(real);
        return annotations -> real.equals(file()) ? recorder.put(annotations) : atRest.put(annotations);
    }

    /** Returns the path of the session file. It changes if the previous file was moved, deleted or damaged. */
    @Override
    public Path file() {
        return recorder.file().path();
    }

    @Override
    public void saveTo(Path given) throws SessionException {
        throw new SessionException(RecordText.SAVE_RECORDED.with(file().toString()));
    }

    @Override
    public void beginAnother() throws SessionException {
        try {
            Runnable finish = recorder.beginAnother().get();
            another = true;
            leaveFinished();
            finish.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SessionException(RecordText.BEGIN_OVER.with(file().toString()), interrupted);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof SessionException known
                    ? known
                    : new SessionException(RecordText.BEGIN_OVER.with(file().toString()), failure);
        }
    }

    /** Makes the log read the present file, because the finished one can be merged only when it is not read. */
    private void leaveFinished() throws InterruptedException {
        try {
            log.newest().get();
        } catch (ExecutionException unreadable) {
            LOG.debug("The log of {} can't be read", file(), unreadable);
        }
    }

    @Override
    public boolean isTemporary() {
        return recorder.file().isTemporary();
    }

    @Override
    public long lastClient() {
        return recorder.existingContent().lastClient();
    }

    /** Returns the number of the newest message in the file before this run, 0 if there was none. */
    public long lastMessage() {
        return recorder.existingContent().lastMessage();
    }

    @Override
    public Optional<CodedText> notice() {
        Optional<CodedText> crash =
                recorder.existingContent().afterCrash() ? Optional.of(afterCrash()) : Optional.empty();
        if (!recorder.file().isOnNetwork() || isTemporary()) {
            return crash;
        }
        CodedText network = RecordText.NOTICE_NETWORK.with(file().toString());
        return Optional.of(
                crash.map(first -> RecordText.NOTICE_BOTH.with(first, network)).orElse(network));
    }

    private CodedText afterCrash() {
        String path = file().toString();
        return lastMessage() == 0
                ? RecordText.NOTICE_CRASH_EMPTY.with(path)
                : RecordText.NOTICE_CRASH.with(path, lastMessage());
    }

    @Override
    public void prepareEnd() {
        recorder.prepareEnd();
    }

    /**
     * Records the facts that have been published, finishes the file and releases it; takes at most two seconds. Deletes
     * a file in the usual folder if no client connected.
     *
     * @return a sentence if something was not recorded or not cleaned up
     */
    @Override
    public Optional<CodedText> end() {
        // The reader closes first: only the last connection can merge the write-ahead log into the database file.
        log.close();
        log.join(LOG_END_MILLIS);
        Optional<CodedText> loss = recorder.end(RECORDER_END_MILLIS);
        if (!recorder.hasEnded() && !isTemporary()) {
            // The recorder is still writing, so the lock remains until the process ends.
            return loss;
        }
        try {
            // A session without clients is not worth keeping.
            if ((!chosen || another) && loss.isEmpty() && recorder.recordedNobody()) {
                recorder.file().discard();
            } else {
                recorder.file().release();
            }
        } catch (SessionException failure) {
            return Optional.of(loss.orElse(failure.text()));
        }
        return isTemporary() ? Optional.empty() : loss;
    }

    /** Ends the session like {@link #end}; a sentence about a loss goes into the program's own log. */
    @Override
    public void close() {
        end().map(CodedText::english).ifPresent(LOG::warn);
    }
}
