package switchboard.record.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * SQLite's files beside a database: write-ahead log, rollback journal, shared memory. Stateless; waits for the disk.
 *
 * <p>They belong to the database that they were written for, and go where it goes. SQLite finds them by their names
 * alone: one that stayed when its database was deleted or moved would be played into the next database of that name
 * (SQLite, "How To Corrupt An SQLite Database File", 1.4). They are never opened here.
 */
public final class Companions {
    private static final List<String> SUFFIXES = List.of("-wal", "-journal", "-shm");

    private Companions() {}

    /** Returns the path of a companion of a database. */
    static Path of(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    /** Returns the companions that exist, those with content first. */
    public static List<Path> existing(Path database) {
        return SUFFIXES.stream()
                .map(suffix -> of(database, suffix))
                .filter(Files::exists)
                .toList();
    }

    /** Returns the database of a file with a companion's name; empty for any other name. */
    public static Optional<Path> databaseOf(Path companion) {
        String name = String.valueOf(companion.getFileName());
        return SUFFIXES.stream()
                .filter(name::endsWith)
                .map(suffix -> companion.resolveSibling(name.substring(0, name.length() - suffix.length())))
                .findFirst();
    }

    /**
     * Returns a log or journal that may hold what is nowhere else, because it is not empty or no regular file; empty if
     * there is none.
     */
    public static Optional<Path> withContent(Path database) throws IOException {
        for (Path companion : existing(database)) {
            // Shared memory is an index of the log, which SQLite creates anew.
            boolean index = companion.equals(of(database, "-shm"));
            if (!index && (!Files.isRegularFile(companion) || Files.size(companion) > 0)) {
                return Optional.of(companion);
            }
        }
        return Optional.empty();
    }

    /** Returns the bytes of the companions on disk, without shared memory. */
    public static long bytes(Path database) throws IOException {
        long bytes = 0;
        for (Path companion : existing(database)) {
            bytes += companion.equals(of(database, "-shm")) ? 0 : Files.size(companion);
        }
        return bytes;
    }

    /** Deletes all companions. */
    public static void delete(Path database) throws IOException {
        for (Path companion : existing(database)) {
            Files.deleteIfExists(companion);
        }
    }
}
