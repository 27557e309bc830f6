package switchboard.record;

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
import switchboard.text.CodedText;
import switchboard.text.RecordText;
import switchboard.thread.Threads;

/**
 * Writes notes into the file of a session that no program records into. Thread-safe.
 *
 * <p>A thread that lives while notes are waiting opens the file, writes the notes in one transaction and closes the
 * file. It holds the session's lock meanwhile, so that no program begins to record.
 */
final class RecordedNotes implements NoteStore {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedNotes.class);

    /** The time in milliseconds to wait for an export that is reading; one page of an export takes far less. */
    private static final int BUSY_MILLIS = 10_000;

    private final Path file;
    private final PendingNotes notes = new PendingNotes();
    private final AtomicBoolean writing = new AtomicBoolean();

    /** Creates a store for the file at this real path. */
    RecordedNotes(Path file) {
        this.file = file;
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
            for (List<PendingNotes.Put> puts = notes.take(); !puts.isEmpty(); puts = notes.take()) {
                write(puts);
            }
            writing.set(false);
            // A call may have added notes after the last take and seen this thread as still writing.
        } while (!notes.isEmpty() && writing.compareAndSet(false, true));
    }

    private void write(List<PendingNotes.Put> puts) {
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
        return SessionLock.use(file) == SessionUse.ELSEWHERE
                ? RecordText.NOTE_ELSEWHERE.with(file.toString())
                : RecordText.NOTE_BUSY.with(file.toString());
    }

    private static void write(Path file, List<Annotation> annotations) throws SQLException, SessionException {
        try (Connection connection = Sqlite.writing(file, false)) {
            Sqlite.execute(connection, "PRAGMA busy_timeout = " + BUSY_MILLIS);
            // The file may have been replaced since it was opened for reading.
            if (SessionFile.requireSession(file, connection)) {
                throw new SessionException(RecordText.READ_EMPTY.with(file.toString()));
            }
            SessionFile.requirePlain(file, connection);
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
