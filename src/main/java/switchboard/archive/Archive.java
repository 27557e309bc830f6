package switchboard.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.record.SessionException;
import switchboard.record.file.Companions;
import switchboard.record.session.LockedSession;
import switchboard.system.FileFailure;
import switchboard.system.UserFolders;
import switchboard.text.ArchiveText;
import switchboard.text.CodedText;

/**
 * The recorded sessions of one folder.
 *
 * <p>Thread-safe and without state in memory. Its methods wait for the disk and must not be called on the event
 * dispatch thread. A failure is a {@link SessionException} whose message is a sentence for people.
 */
public final class Archive {
    private final Path directory;
    private final Trash trash;

    /**
     * Creates an archive of a folder.
     *
     * @param directory need not exist
     * @param trash receives the sessions that are removed
     */
    public Archive(Path directory, Trash trash) {
        this.directory = directory;
        this.trash = trash;
    }

    /** Returns the archive of this user. */
    public static Archive ofUser(Trash trash) {
        return new Archive(UserFolders.ofUser().sessions(), trash);
    }

    /** Returns the folder of the session files. */
    public Path directory() {
        return directory;
    }

    /**
     * Returns all sessions, the newest first. A session that can't be read is included with the reason.
     *
     * @throws SessionException if the folder can't be read
     */
    public List<SessionSummary> list() throws SessionException {
        return files().stream()
                .map(SessionInspector::at)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(SessionSummary::startedAt)
                        .thenComparing(SessionSummary::name)
                        .reversed())
                .toList();
    }

    private List<Path> files() throws SessionException {
        try (Stream<Path> files = Files.list(directory)) {
            // The log of a session whose file was deleted is listed under its name, so that it can be removed.
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file ->
                            Companions.databaseOf(file).filter(Files::notExists).orElse(file))
                    .filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.endsWith(SessionName.SUFFIX) && !name.startsWith(".");
                    })
                    .distinct()
                    .toList();
        } catch (NoSuchFileException noDirectory) {
            return List.of();
        } catch (IOException failure) {
            throw new SessionException(ArchiveText.FOLDER_UNREADABLE.with(directory.toString()), failure);
        }
    }

    /** Returns the summary of a session file in any folder; empty if there is no such file. */
    public static Optional<SessionSummary> look(Path session) {
        return Files.isRegularFile(session) ? SessionInspector.at(session.toAbsolutePath()) : Optional.empty();
    }

    /** Returns the session of this name, with or without {@code .db}; empty if there is none. */
    public Optional<SessionSummary> find(String name) {
        try {
            String wanted = SessionName.title(name);
            for (Path file : files()) {
                if (SessionName.title(String.valueOf(file.getFileName())).equals(wanted)) {
                    return SessionInspector.at(file);
                }
            }
            return Optional.empty();
        } catch (SessionException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Renames a session that no program records into.
     *
     * @param title the new title, as typed
     * @return the new path of the file
     * @throws SessionException if some system does not allow the name, the name is taken, or the session is live; then
     *     nothing has changed
     */
    public Path rename(Path session, String title) throws SessionException {
        String name = SessionName.fileName(title);
        try (LockedSession rest = LockedSession.take(session)) {
            return rest.rename(name);
        }
    }

    /** Returns whether a removed session can be restored from a trash. If not, ask the user before removing it. */
    public boolean hasTrash(Path session) {
        return trash.takes(
                Files.exists(session)
                        ? session
                        : Companions.existing(session).stream().findFirst().orElse(session));
    }

    /**
     * Moves a session that no program records into to the trash.
     *
     * @throws SessionException if it is live, or the trash does not take it; then the file has not moved
     */
    public void moveToTrash(Path session) throws SessionException {
        try (LockedSession rest = LockedSession.take(session)) {
            // SQLite's files beside it (write-ahead log, journal) no longer exist, unless the session file is damaged.
            for (Path file : rest.files()) {
                trash.put(file);
            }
        } catch (TrashException explained) {
            throw notTaken(session, explained.text(), explained);
        } catch (IOException failure) {
            throw notTaken(session, FileFailure.why(failure, session), failure);
        }
    }

    private static SessionException notTaken(Path session, CodedText why, IOException failure) {
        return new SessionException(ArchiveText.TRASH_FAILED.with(String.valueOf(session.getFileName()), why), failure);
    }

    /**
     * Deletes a session that no program records into, without a trash. The caller has asked the user.
     *
     * @throws SessionException if it is live or can't be deleted
     */
    public void deleteForGood(Path session) throws SessionException {
        try (LockedSession rest = LockedSession.take(session)) {
            rest.delete();
        }
    }

    /**
     * Removes a session that no program records into: moves it to the trash if there is one, otherwise deletes it.
     *
     * @return whether it was trashed or deleted; {@link #hasTrash} returns in advance whether there is a trash
     * @throws SessionException if it is live or can't be removed
     */
    public RemovalResult remove(Path session) throws SessionException {
        if (hasTrash(session)) {
            moveToTrash(session);
            return RemovalResult.TRASHED;
        }
        deleteForGood(session);
        return RemovalResult.DELETED;
    }

    /**
     * Returns the sessions beyond the given limits of age and size, the oldest first. Removes nothing: the caller shows
     * them, asks the user, and calls {@link #remove} for each.
     *
     * @param now microseconds since 1970, UTC
     */
    public List<ExpiredSession> expired(RetentionPolicy policy, long now) throws SessionException {
        return expired(list(), policy, now);
    }

    /**
     * Returns the sessions beyond the given limits among sessions that were {@linkplain #list listed} before. Does not
     * wait for the disk.
     *
     * @param sessions the newest first
     */
    public static List<ExpiredSession> expired(List<SessionSummary> sessions, RetentionPolicy policy, long now) {
        return RetentionCheck.expired(sessions, policy, now);
    }
}
