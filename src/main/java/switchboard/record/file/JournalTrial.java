package switchboard.record.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.record.SessionException;
import switchboard.text.RecordText;

/**
 * Rolls back a hot journal in a private copy of a file, to find out whether the file is a session afterwards.
 * Stateless.
 *
 * <p>A journal can replace every page of the file, so the file itself does not tell what it will be. It can also name
 * a super-journal, an arbitrary file that SQLite deletes after the roll-back; this program creates none, so such a
 * journal is refused (SQLite, "Database File Format", 3).
 *
 * <p>This is the only class of the package that opens a database other than through SQLite. When it closes the
 * database, SQLite's locks of this process are released. The caller has the session's lock, so this process does not
 * write to the database; and nobody can begin to read it before the journal is rolled back.
 */
final class JournalTrial {
    private static final Logger LOG = LoggerFactory.getLogger(JournalTrial.class);
    private static final List<String> SUFFIXES = List.of("", "-journal", "-wal");

    /** The last eight bytes of a journal that names a super-journal. */
    private static final long SUPER_JOURNAL = 0xd9d505f920a163d7L;

    private JournalTrial() {}

    /**
     * Checks that a file is a session or empty after its journal has been rolled back. The file is not changed.
     *
     * @throws SessionException if it is not, or there is no room for a copy
     */
    static void requireSession(Path file) throws IOException, SQLException, SessionException {
        Path directory = PrivateFiles.createTemporaryDirectory("switchboard-");
        try {
            Path copy = directory.resolve("session.db");
            copy(file, copy);
            if (namesSuperJournal(Companions.of(copy, "-journal"))) {
                throw new SessionException(RecordText.SENTENCE.with(RecordText.FILE_CHANGED.with(file.toString())));
            }
            try (Connection connection = Sqlite.writing(copy)) {
                SessionCheck.isEmpty(file, connection);
            }
        } finally {
            delete(directory);
        }
    }

    private static void copy(Path file, Path copy) throws IOException, SessionException {
        long bytes = 0;
        for (String suffix : SUFFIXES) {
            Path part = Companions.of(file, suffix);
            bytes += Files.exists(part) ? Files.size(part) : 0;
        }
        Path directory = copy.resolveSibling("");
        // The roll-back writes no more than the journal has.
        if (FileSystemInfo.SYSTEM.room(directory) < bytes) {
            throw new SessionException(
                    RecordText.SENTENCE.with(RecordText.FILE_TRIAL.with(file.toString(), bytes, directory.toString())));
        }
        for (String suffix : SUFFIXES) {
            Path part = Companions.of(file, suffix);
            if (Files.exists(part)) {
                Files.copy(part, Companions.of(copy, suffix));
            }
        }
    }

    private static boolean namesSuperJournal(Path journal) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(journal.toFile(), "r")) {
            if (bytes.length() < Long.BYTES) {
                return false;
            }
            bytes.seek(bytes.length() - Long.BYTES);
            return bytes.readLong() == SUPER_JOURNAL;
        }
    }

    private static void delete(Path directory) {
        try {
            for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
                Files.deleteIfExists(directory.resolve("session.db" + suffix));
            }
            Files.delete(directory);
        } catch (IOException left) {
            LOG.debug("{} can't be removed", directory, left);
        }
    }
}
