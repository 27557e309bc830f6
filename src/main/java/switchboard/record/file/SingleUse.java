package switchboard.record.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import switchboard.record.SessionException;
import switchboard.text.RecordText;

/**
 * Checks that a session file is reached by one name only, before it is written, and that it is not recorded under
 * another name, before it is read. Stateless; waits for the disk.
 *
 * <p>Lock file, write-ahead log and journal are found by the file's name. Two programs that write one file under two
 * names (hard links, a file that is mounted at a second place) would know nothing of each other and overwrite each
 * other's pages (SQLite, "How To Corrupt An SQLite Database File", 2.5). A symbolic link is no second name, because
 * the real path is used.
 */
public final class SingleUse {
    private static final boolean COUNTS_LINKS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private SingleUse() {}

    /**
     * Checks that a file has no hard link, where the system counts them.
     *
     * @throws SessionException if it has
     */
    static void requireOneName(Path file) throws SessionException, IOException {
        if (isLinked(file)) {
            throw linked(file);
        }
    }

    /**
     * Checks that a file that is about to be read is not recorded under another name of it. Its write-ahead log has
     * that name then, and what is in the log would be missing.
     *
     * @throws SessionException if somebody has it open under a hard link
     */
    public static void requireNoOtherLog(Path file) throws SessionException, IOException {
        if (!isLinked(file) || Files.exists(Companions.of(file, "-wal"))) {
            return;
        }
        try {
            requireNobodyElse(file);
        } catch (SQLException busy) {
            throw linked(file);
        }
    }

    private static boolean isLinked(Path file) throws IOException {
        return COUNTS_LINKS && (Integer) Files.getAttribute(file, "unix:nlink") > 1;
    }

    private static SessionException linked(Path file) {
        return new SessionException(RecordText.SENTENCE.with(RecordText.FILE_LINKED.with(file.toString())));
    }

    /**
     * Checks that nobody records into a file under a name that the system does not count, as a place at which the file
     * is mounted a second time. The file is not changed.
     *
     * <p>A connection that uses a write-ahead log holds a lock on the file itself, whatever its name, and its log has
     * the name that it used. So a file in that mode without a log beside it may be in use under another name; then it
     * cannot be locked exclusively. With a rollback journal, as in network folders, this finds nobody.
     *
     * @throws SQLException with the code {@code SQLITE_BUSY} if somebody has it open
     */
    static void requireNobodyElse(Path file) throws SQLException, IOException {
        if (Companions.withContent(file).isPresent()) {
            return;
        }
        try (Connection connection = Sqlite.exclusive(file)) {
            Sqlite.number(connection, "PRAGMA schema_version");
        } catch (SQLException failure) {
            if (SqliteFailure.code(failure) == SQLiteErrorCode.SQLITE_BUSY) {
                throw failure;
            }
            // Any other fault is found and explained when the file is read.
        }
    }
}
