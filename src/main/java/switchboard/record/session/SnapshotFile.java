package switchboard.record.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import switchboard.event.Fact;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.record.SessionSnapshot;
import switchboard.record.file.SessionFile;
import switchboard.record.file.SqliteFailure;
import switchboard.record.file.SqliteLibrary;
import switchboard.record.writer.SessionWriter;
import switchboard.text.RecordText;

/**
 * A session file that is written in one go from a snapshot of a session in memory. Waits for the disk: not on the event
 * dispatch thread.
 */
public final class SnapshotFile {
    private static final int WRITTEN_AT_ONCE = 10_000;

    private final SessionFile file;

    private SnapshotFile(SessionFile file) {
        this.file = file;
    }

    /**
     * Writes a snapshot into a new file.
     *
     * @param snapshot called when the file can be written
     * @throws SessionException if the file exists, or can't be written, in a sentence for people; then no file is left
     */
    public static void save(Path given, Clock clock, Supplier<SessionSnapshot> snapshot) throws SessionException {
        Path path = SessionFile.real(given);
        if (Files.exists(path)) {
            throw new SessionException(RecordText.SAVE_EXISTS.with(path.toString()));
        }
        written(SessionFile.claim(new SessionLocation.ChosenFile(path), clock), clock, snapshot)
                .release();
    }

    /**
     * Writes a snapshot into a temporary file.
     *
     * @param snapshot called when the file can be written
     * @throws SessionException if it can't be written, in a sentence for people; then no file is left
     */
    public static SnapshotFile temporary(Clock clock, Supplier<SessionSnapshot> snapshot) throws SessionException {
        return new SnapshotFile(written(SessionFile.claim(new SessionLocation.Temporary(), clock), clock, snapshot));
    }

    /** Returns its path. */
    public Path path() {
        return file.path();
    }

    /**
     * Deletes the temporary file and its folder.
     *
     * @throws SessionException if not everything could be deleted, in a sentence for people
     */
    public void delete() throws SessionException {
        file.release();
    }

    /** Writes a file that was claimed and returns it; deletes it after a failure. */
    private static SessionFile written(SessionFile file, Clock clock, Supplier<SessionSnapshot> snapshot)
            throws SessionException {
        boolean written = false;
        try {
            write(file, clock, snapshot);
            written = true;
            return file;
        } finally {
            if (!written) {
                file.discard();
            }
        }
    }

    private static void write(SessionFile file, Clock clock, Supplier<SessionSnapshot> source) throws SessionException {
        SqliteLibrary.load();
        SessionSnapshot snapshot = source.get();
        try {
            SessionWriter writer =
                    SessionWriter.open(file, OptionalLong.empty(), snapshot.oldest() - 1, snapshot.startedAt());
            boolean ended = false;
            try {
                writer.write(List.of(), snapshot.gap().stream().toList(), List.of());
                List<Fact> facts = new ArrayList<>();
                for (Fact fact : snapshot.facts()) {
                    facts.add(fact);
                    if (facts.size() >= WRITTEN_AT_ONCE) {
                        writer.write(facts, List.of(), List.of());
                        facts.clear();
                    }
                }
                writer.write(facts, List.of(), snapshot.notes());
                writer.end(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
                ended = true;
            } finally {
                if (!ended) {
                    writer.abandon();
                }
            }
        } catch (SQLException failure) {
            throw new SessionException(RecordText.SENTENCE.with(SqliteFailure.writing(file.path(), failure)), failure);
        }
    }
}
