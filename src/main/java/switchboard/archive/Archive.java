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
import switchboard.record.SessionAtRest;
import switchboard.record.SessionException;
import switchboard.system.FileFailure;
import switchboard.system.Folders;
import switchboard.text.ArchiveText;
import switchboard.text.CodedText;

/**
 * The recorded sessions of one folder.
 *
 * <p>Thread-safe, keeps nothing in memory, and waits for the disk: not on the event dispatch thread. What fails is a
 * {@link SessionException} whose message is a sentence for people.
 */
public final class Archive {
    private final Path directory;
    private final Trash trash;

    /**
     * Creates one.
     *
     * @param directory need not exist
     * @param trash where removed sessions go
     */
    public Archive(Path directory, Trash trash) {
        this.directory = directory;
        this.trash = trash;
    }

    /** Returns the archive of this user. */
    public static Archive ofUser(Trash trash) {
        return new Archive(Folders.ofUser().sessions(), trash);
    }

    /** Returns the folder. */
    public Path directory() {
        return directory;
    }

    /**
     * Returns every session, the newest first; one that can't be read is there too, and says why.
     *
     * @throws SessionException if the folder can't be read
     */
    public List<SessionSummary> list() throws SessionException {
        return files().stream()
                .map(SessionLook::at)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(SessionSummary::startedAt)
                        .thenComparing(SessionSummary::name)
                        .reversed())
                .toList();
    }

    private List<Path> files() throws SessionException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.endsWith(SessionName.SUFFIX)
                                && !name.startsWith(".")
                                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
                    })
                    .toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException failure) {
            throw new SessionException(ArchiveText.FOLDER_UNREADABLE.with(directory.toString()), failure);
        }
    }

    /** Returns what there is to say of a session wherever it lies; empty if there is no such file. */
    public static Optional<SessionSummary> look(Path session) {
        return Files.isRegularFile(session) ? SessionLook.at(session.toAbsolutePath()) : Optional.empty();
    }

    /** Returns the session of this name, with or without {@code .db}; empty if there is none. */
    public Optional<SessionSummary> find(String name) {
        try {
            String wanted = SessionName.title(name);
            for (Path file : files()) {
                if (SessionName.title(String.valueOf(file.getFileName())).equals(wanted)) {
                    return SessionLook.at(file);
                }
            }
            return Optional.empty();
        } catch (SessionException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Gives a session at rest another name.
     *
     * @param title the new one, as typed
     * @return where the file is now
     * @throws SessionException if some system can't have such a name, it is taken, or the session is live; then
     *     nothing has changed
     */
    public Path rename(Path session, String title) throws SessionException {
        String name = SessionName.fileName(title);
        try (SessionAtRest rest = SessionAtRest.take(session)) {
            return rest.rename(name);
        }
    }

    /** Returns whether a session that is removed can be brought back; if not, ask before removing it. */
    public boolean hasTrash(Path session) {
        return trash.takes(session);
    }

    /**
     * Puts a session at rest into the trash.
     *
     * @throws SessionException if it is live, or the trash does not take it; then it is where it was
     */
    public void moveToTrash(Path session) throws SessionException {
        try (SessionAtRest rest = SessionAtRest.take(session)) {
            // What SQLite keeps beside it is not there any more, unless the file is damaged.
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
     * Deletes a session at rest for good, after somebody said so.
     *
     * @throws SessionException if it is live or can't be deleted
     */
    public void deleteForGood(Path session) throws SessionException {
        try (SessionAtRest rest = SessionAtRest.take(session)) {
            rest.delete();
        }
    }

    /**
     * Removes a session at rest: into the trash where there is one, else for good.
     *
     * @return what became of it; {@link #hasTrash} tells before
     * @throws SessionException if it is live or can't be removed
     */
    public Removal remove(Path session) throws SessionException {
        if (hasTrash(session)) {
            moveToTrash(session);
            return Removal.TRASHED;
        }
        deleteForGood(session);
        return Removal.DELETED;
    }

    /**
     * Returns what is beyond what somebody wishes to keep, the oldest first. Removes nothing: say it, ask, and then
     * {@link #remove} each.
     *
     * @param now microseconds since 1970, UTC
     */
    public List<Expired> expired(Keep keep, long now) throws SessionException {
        return expired(list(), keep, now);
    }

    /**
     * As the other one, of sessions that were {@linkplain #list listed} before; waits for nothing.
     *
     * @param sessions the newest first
     */
    public static List<Expired> expired(List<SessionSummary> sessions, Keep keep, long now) {
        return Limits.expired(sessions, keep, now);
    }
}
