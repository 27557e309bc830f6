package switchboard.record.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.model.Annotation;
import switchboard.record.NoteStore;
import switchboard.record.PendingNotes;
import switchboard.record.SessionException;
import switchboard.record.SessionUsage;
import switchboard.record.file.Schema;
import switchboard.record.file.SessionCheck;
import switchboard.record.file.SessionFile;
import switchboard.record.file.SessionLock;
import switchboard.record.file.Sqlite;
import switchboard.record.file.SqliteFailure;
import switchboard.record.writer.NoteUpserts;
import switchboard.text.CodedText;
import switchboard.text.RecordText;
import switchboard.thread.Threads;

/**
 * Writes notes into the file of a session that no program records into. Thread-safe.
 *
 * <p>A thread that lives while notes are waiting opens the file, writes the notes in one transaction and closes the
 * file. It holds the session's lock meanwhile, so that no program begins to record.
 */
public final class RecordedNotes implements NoteStore {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedNotes.class);

    /** The time in milliseconds to wait for an export that is reading; one page of an export takes far less. */
    private static final int BUSY_MILLIS = 10_000;

    private final Path file;
    private final PendingNotes notes = new PendingNotes();
    private final AtomicBoolean writing = new AtomicBoolean();

    private RecordedNotes(Path file) {
        this.file = file;
    }

    /**
     * Returns the store that puts notes into the file of a recorded session. The file is locked against recording for
     * as long as that takes. Waits for the disk, so not on the event dispatch thread.
     *
     * @throws SessionException if the file's real path cannot be found, in a sentence
     */
    public static NoteStore of(Path recorded) throws SessionException {
        return new RecordedNotes(SessionFile.real(recorded));
    }

    @Override
    public CompletableFuture<Void> put(List<Annotation> annotations) {
        CompletableFuture<Void> kept = notes.add(annotations);
        if (writing.compareAndSet(false, true)) {
            Threads.platform("notes", this::write).start();
        }
        return kept;
    }

    private void write() {
        do {
            for (List<PendingNotes.PendingPut> puts = notes.take(); !puts.isEmpty(); puts = notes.take()) {
                write(puts);
            }
            writing.set(false);
            // A call may have added notes after the last take and seen this thread as still writing.
        } while (!notes.isEmpty() && writing.compareAndSet(false, true));
    }

    private void write(List<PendingNotes.PendingPut> puts) {
        try {
            writeLocked(PendingNotes.all(puts));
            PendingNotes.kept(puts);
        } catch (SessionException known) {
            PendingNotes.lost(puts, known.text());
        } catch (RuntimeException | Error broken) {
            PendingNotes.lost(puts, SqliteFailure.noting(file, broken));
            throw broken;
        }
    }

    private void writeLocked(List<Annotation> annotations) throws SessionException {
        if (!Files.exists(file)) {
            throw new SessionException(RecordText.READ_MISSING.with(file.toString()));
        }
        try {
            Optional<SessionLock> lock = SessionLock.tryTake(file);
            if (lock.isEmpty()) {
                throw new SessionException(inUse(file));
            }
            try {
                write(file, annotations);
            } finally {
                lock.get().release();
            }
        } catch (IOException | SQLException failure) {
            LOG.debug("Notes were not written into {}", file, failure);
            throw new SessionException(SqliteFailure.noting(file, failure), failure);
        }
    }

    private static CodedText inUse(Path file) throws IOException {
        return SessionLock.use(file) == SessionUsage.ELSEWHERE
                ? RecordText.NOTE_ELSEWHERE.with(file.toString())
                : RecordText.NOTE_BUSY.with(file.toString());
    }

    private static void write(Path file, List<Annotation> annotations)
            throws IOException, SQLException, SessionException {
        // The file may have been replaced since it was opened for reading.
        SessionCheck.lockedIsEmpty(file);
        try (Connection connection = Sqlite.writing(file)) {
            Sqlite.execute(connection, "PRAGMA busy_timeout = " + BUSY_MILLIS);
            if (SessionCheck.isEmpty(file, connection)) {
                throw new SessionException(RecordText.READ_EMPTY.with(file.toString()));
            }
            Sqlite.execute(connection, "BEGIN IMMEDIATE");
            Schema.upgrade(connection);
            NoteUpserts upserts = new NoteUpserts(connection);
            for (Annotation annotation : annotations) {
                upserts.write(annotation);
            }
            upserts.close();
            Sqlite.execute(connection, "COMMIT");
        }
    }
}
