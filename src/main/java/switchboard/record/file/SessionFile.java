package switchboard.record.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;
import switchboard.record.SessionException;
import switchboard.record.SessionLocation;
import switchboard.system.FileFailure;
import switchboard.system.PrivateFiles;
import switchboard.text.RecordText;

/**
 * A session file that this process has locked. Immutable; its owner releases it once.
 *
 * <p>Its database and shared memory are opened by SQLite alone, never by {@code java.io}. Closing another descriptor of
 * these files would release SQLite's locks (SQLite, "How To Corrupt An SQLite Database File", 2.2). SQLite has no locks
 * on the write-ahead log, so {@code LogForce} may open it.
 */
public final class SessionFile {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'session-'uuuu-MM-dd_HH-mm-ss", Locale.ROOT);

    /** A name that {@link #NAME} has made, with the number of a {@linkplain #successor successor}. */
    private static final Pattern NAMED_BY_TIME =
            Pattern.compile("session-\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d(-\\d+)?\\.db");

    /** The smallest page size of SQLite, so the smallest file that is not empty (SQLite, "Database File Format"). */
    private static final int SMALLEST_DATABASE = 512;

    private static final int MOST_NAMES = 1_000;

    /** The largest file whose pages are all checked when it is opened; this takes a fraction of a second. */
    private static final long CHECKED_BYTES = 64L << 20;

    /** The free bytes below which a disk counts as full: the smallest transaction needs more. */
    private static final long LEAST_ROOM = 256L << 10;

    private final Path path;
    private final FileSystemInfo fileSystem;
    private final boolean temporary;
    private final SessionLock lock;

    private SessionFile(Path path, FileSystemInfo fileSystem, boolean temporary, SessionLock lock) {
        this.fileSystem = fileSystem;
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** Determines the file of a place, locks it, and checks that it can be recorded into. */
    public static SessionFile claim(SessionLocation place, Clock clock) throws SessionException {
        return claim(place, clock, FileSystemInfo.SYSTEM);
    }

    /**
     * Determines the file of a place like {@link #claim(SessionLocation, Clock)}, with the properties of the file
     * system from {@code fileSystem}.
     */
    public static SessionFile claim(SessionLocation place, Clock clock, FileSystemInfo fileSystem)
            throws SessionException {
        return switch (place) {
            case SessionLocation.NewInDirectory usual -> fresh(usual.directory(), clock, fileSystem);
            case SessionLocation.ChosenFile given -> given(given.file(), fileSystem);
            case SessionLocation.Temporary temporary -> temporary(fileSystem);
        };
    }

    private static SessionFile fresh(Path directory, Clock clock, FileSystemInfo fileSystem) throws SessionException {
        String name = NAME.format(ZonedDateTime.now(clock));
        try {
            PrivateFiles.createDirectories(directory);
            return unused(directory.toRealPath(), fileSystem, name, ".db", 1, false);
        } catch (IOException failure) {
            throw new SessionException(RecordText.PLACE_FOLDER.with(FileFailure.why(failure, directory)), failure);
        }
    }

    /** Locks a new file. Its name ends in the first free number, counted from {@code from}. */
    private static SessionFile unused(
            Path directory, FileSystemInfo fileSystem, String name, String ending, int from, boolean temporary)
            throws IOException, SessionException {
        for (int count = from; count <= MOST_NAMES; count++) {
            Path path = directory.resolve(count == 1 ? name + ending : name + "-" + count + ending);
            // The log of a deleted session of that name may be wanted, so it stays as it is.
            boolean free = !Files.exists(path) && Companions.withContent(path).isEmpty();
            Optional<SessionLock> lock = free ? SessionLock.tryTake(path) : Optional.empty();
            if (lock.isPresent()) {
                SessionFile file = new SessionFile(path, fileSystem, temporary, lock.get());
                // The check is repeated under the lock, which excludes that another Switchboard creates a file of this
                // name.
                if (!Files.exists(path)) {
                    Companions.delete(path);
                    return file;
                }
                file.release();
            }
        }
        throw new SessionException(RecordText.SENTENCE.with(RecordText.FILE_CROWDED.with(directory.toString(), name)));
    }

    /** Locks a new file beside this one, which is no longer usable. Its name is this name with a number. */
    public SessionFile successor() throws SessionException {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 ? name.substring(dot) : "";
        try {
            return unused(
                    folder(), fileSystem, name.substring(0, name.length() - ending.length()), ending, 2, temporary);
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.FILE_SUCCESSOR.with(path.toString(), FileFailure.why(failure, folder())), failure);
        }
    }

    /**
     * Locks a new file in the folder of this one, for the session after this one. It is named after the time if this
     * one is, otherwise this name with a number.
     */
    public SessionFile next(Clock clock) throws SessionException {
        if (temporary
                || !NAMED_BY_TIME.matcher(String.valueOf(path.getFileName())).matches()) {
            return successor();
        }
        try {
            return unused(folder(), fileSystem, NAME.format(ZonedDateTime.now(clock)), ".db", 1, false);
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.FILE_SUCCESSOR.with(path.toString(), FileFailure.why(failure, folder())), failure);
        }
    }

    private static SessionFile given(Path asGiven, FileSystemInfo fileSystem) throws SessionException {
        Path path = real(asGiven);
        if (Files.isDirectory(path)) {
            throw new SessionException(RecordText.OPEN_FOLDER.with(path.toString()));
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new SessionException(RecordText.OPEN_IRREGULAR.with(path.toString()));
        }
        SessionLock lock = SessionLock.take(path);
        SessionFile file = new SessionFile(path, fileSystem, false, lock);
        boolean usable = false;
        try {
            if (Files.exists(path)) {
                file.inspect();
            } else {
                file.requireNothingLeft();
            }
            usable = true;
            return file;
        } finally {
            if (!usable) {
                file.release();
            }
        }
    }

    /** Checks that no log of a session that was deleted or moved lies beside a new file, and deletes what is empty. */
    private void requireNothingLeft() throws SessionException {
        try {
            Optional<Path> left = Companions.withContent(path);
            if (left.isPresent()) {
                throw new SessionException(
                        RecordText.OPEN_LEFT.with(path.toString(), left.get().toString()));
            }
            Companions.delete(path);
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.OPEN_WHY.with(path.toString(), FileFailure.why(failure, path)), failure);
        }
    }

    /** Returns the path without symbolic links, so that the lock is beside the real file whatever path is given. */
    public static Path real(Path asGiven) throws SessionException {
        Path absolute = asGiven.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            throw new SessionException(RecordText.OPEN_FOLDER.with(asGiven.toString()));
        }
        if (!Files.isDirectory(parent)) {
            throw new SessionException(RecordText.OPEN_NO_FOLDER.with(parent.toString()));
        }
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : parent.toRealPath().resolve(name);
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.OPEN_WHY.with(absolute.toString(), FileFailure.why(failure, absolute)), failure);
        }
    }

    private static SessionFile temporary(FileSystemInfo fileSystem) throws SessionException {
        Path directory;
        try {
            directory = PrivateFiles.createTemporaryDirectory("switchboard-").toRealPath();
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.PLACE_TEMPORARY.with(
                            FileFailure.why(failure, Path.of(System.getProperty("java.io.tmpdir", "")))),
                    failure);
        }
        Path path = directory.resolve("session.db");
        return new SessionFile(path, fileSystem, true, SessionLock.take(path));
    }

    /** Checks an existing file without writing to it, unless a crash left a transaction of a session incomplete. */
    private void inspect() throws SessionException {
        try {
            SingleUse.requireOneName(path);
            // A file that is recorded under another name may look damaged, because the rest of it is in another log.
            SingleUse.requireNobodyElse(path);
            boolean empty = SessionCheck.lockedIsEmpty(path);
            // SQLite treats a file of one byte as an empty database and would overwrite it.
            if (empty && Files.size(path) > 0 && Files.size(path) < SMALLEST_DATABASE) {
                throw new SessionException(RecordText.OPEN_NO_SESSION.with(path.toString()));
            }
            try (Connection connection = Sqlite.reading(path)) {
                requireWhole(connection);
            }
        } catch (SQLException failure) {
            throw new SessionException(SqliteFailure.opening(path, failure), failure);
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.OPEN_WHY.with(path.toString(), FileFailure.why(failure, path)), failure);
        }
    }

    /** Checks every page, unless the file is so large that it would take long. */
    public void requireWhole(Connection connection) throws SQLException, IOException {
        if (Files.size(path) <= CHECKED_BYTES) {
            String damage = Sqlite.text(connection, "PRAGMA quick_check(1)");
            if (!damage.equals("ok")) {
                throw new SQLException(damage, "", SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    /** Returns whether its disk has room for a transaction; true if this is not known. */
    public boolean hasRoom() {
        try {
            return fileSystem.room(folder()) >= LEAST_ROOM;
        } catch (IOException unknown) {
            return true;
        }
    }

    /** Returns the bytes that can still be written to its disk; empty if this is not known. */
    public OptionalLong room() {
        try {
            // Some file systems without a size of their own report neither.
            return fileSystem.size(folder()) > 0 ? OptionalLong.of(fileSystem.room(folder())) : OptionalLong.empty();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    /** Returns the bytes of its disk, used or not; 0 if this is not known. */
    public long diskSize() {
        try {
            return fileSystem.size(folder());
        } catch (IOException unknown) {
            return 0;
        }
    }

    private Path folder() {
        return path.resolveSibling("");
    }

    /** Returns its path. */
    public Path path() {
        return path;
    }

    /** Returns whether it is deleted at the end. */
    public boolean isTemporary() {
        return temporary;
    }

    /** Returns whether it lies on a network file system, where SQLite's write-ahead log can't be used. */
    public boolean isOnNetwork() {
        return fileSystem.isNetwork(folder());
    }

    /** Releases the file after all connections are closed; deletes it if it is temporary. */
    public void release() throws SessionException {
        release(temporary);
    }

    /** Deletes and releases the file after all connections are closed. */
    public void discard() throws SessionException {
        release(true);
    }

    /**
     * Releases the file because a {@linkplain #successor successor} replaces it; like {@link #release} but without
     * deleting its folder.
     */
    public void releaseReplaced() throws SessionException {
        release(temporary, false);
    }

    /** Deletes and releases the file because it could not be completed; other files of its folder stay. */
    public void discardIncomplete() throws SessionException {
        release(true, false);
    }

    private void release(boolean delete) throws SessionException {
        release(delete, temporary);
    }

    private void release(boolean delete, boolean deleteFolder) throws SessionException {
        try {
            if (delete) {
                Companions.delete(path);
                Files.deleteIfExists(path);
            }
            lock.release();
            if (deleteFolder) {
                Files.deleteIfExists(path.getParent());
            }
        } catch (IOException failure) {
            throw new SessionException(
                    RecordText.SENTENCE.with(RecordText.FILE_LEFT.with(FileFailure.why(failure, path))), failure);
        }
    }
}
