package switchboard.record;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.event.EventBus;
import switchboard.text.CodedText;
import switchboard.text.RecordText;

/**
 * A session that is being recorded: its file, the recorder that writes it and the log that reads it.
 *
 * <p>Open it before the server starts. When the program ends, {@link #prepareEnd} comes first, then the server
 * stops, then {@link #end} finishes the file: so every fact is in it, and a full disk holds up nobody.
 * Thread-safe; opening and ending wait for the disk, so not on the event dispatch thread.
 */
public final class Session implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final long LOG_END_MILLIS = 400;
    private static final long RECORDER_END_MILLIS = 1_500;
    private static final long RETRY_MILLIS = 1_000;

    private final Recorder recorder;
    private final SqliteSessionLog log;
    private final boolean chosen;

    private Session(boolean chosen, Recorder recorder) {
        this.chosen = chosen;
        this.recorder = recorder;
        log = new SqliteSessionLog(() -> recorder.file().path());
    }

    /**
     * Opens a session at a place and record from now on what the bus carries.
     *
     * @throws SessionException if it can't be recorded there, in a sentence; then nothing was overwritten
     */
    public static Session open(SessionPlace place, EventBus bus) throws SessionException {
        return open(place, bus, Clock.systemDefaultZone(), RETRY_MILLIS);
    }

    static Session open(SessionPlace place, EventBus bus, Clock clock, long retryMillis) throws SessionException {
        return open(place, bus, clock, retryMillis, Disk.SYSTEM);
    }

    static Session open(SessionPlace place, EventBus bus, Clock clock, long retryMillis, Disk disk)
            throws SessionException {
        SqliteLibrary.load();
        SessionFile file = SessionFile.claim(place, clock, disk);
        boolean opened = false;
        try {
            Recorder recorder = Recorder.start(file, bus, clock, retryMillis);
            opened = true;
            boolean chosen = place instanceof SessionPlace.Given;
            return new Session(chosen, recorder);
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
        NoteStore atRest = NoteStore.of(real);
        return annotations -> real.equals(file()) ? recorder.put(annotations) : atRest.put(annotations);
    }

    /** Returns where the session's file is; another one when that of before was moved, deleted or damaged. */
    @Override
    public Path file() {
        return recorder.file().path();
    }

    @Override
    public void saveTo(Path given) throws SessionException {
        throw new SessionException(RecordText.SAVE_RECORDED.with(file().toString()));
    }

    @Override
    public boolean isTemporary() {
        return recorder.file().isTemporary();
    }

    @Override
    public long lastClient() {
        return recorder.past().lastClient();
    }

    /** Returns the number of the newest message that was in this file before, 0 if there was none. */
    public long lastMessage() {
        return recorder.past().lastMessage();
    }

    @Override
    public Optional<CodedText> notice() {
        Optional<CodedText> crash = recorder.past().afterCrash() ? Optional.of(afterCrash()) : Optional.empty();
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
     * Records what has been published, finish the file and give it back; takes two seconds at most. A file in the
     * usual place to which nobody ever came is deleted.
     *
     * @return a sentence if something was not recorded or not cleaned up
     */
    @Override
    public Optional<CodedText> end() {
        // The reader first: only the last connection can put everything into one file.
        log.close();
        log.join(LOG_END_MILLIS);
        Optional<CodedText> loss = recorder.end(RECORDER_END_MILLIS);
        if (!recorder.hasEnded() && !isTemporary()) {
            // Still writing: the lock stays until the process is gone.
            return loss;
        }
        try {
            // A session to which nobody came is nothing that anybody would look for.
            if (!chosen && loss.isEmpty() && recorder.recordedNobody()) {
                recorder.file().discard();
            } else {
                recorder.file().release();
            }
        } catch (SessionException failure) {
            return Optional.of(loss.orElse(failure.text()));
        }
        return isTemporary() ? Optional.empty() : loss;
    }

    /** Ends it as {@link #end} does; what could not be recorded goes into the program's own log. */
    @Override
    public void close() {
        end().map(CodedText::english).ifPresent(LOG::warn);
    }
}
