package switchboard.ui.sessions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import switchboard.archive.Archive;
import switchboard.archive.SessionSummary;
import switchboard.record.SessionException;
import switchboard.ui.Strings;
import switchboard.ui.edt.BackgroundTasks;

/**
 * Asynchronous access to the recorded sessions. Thread-safe.
 *
 * <p>Futures complete on other threads; a failure carries a coded text for people.
 */
public interface AsyncArchive {
    /** Returns the folder of the sessions. */
    Path directory();

    /** Returns all sessions, the newest first. */
    CompletableFuture<List<SessionSummary>> list();

    /** Returns the summary of a session file in any folder; empty if it is none. */
    CompletableFuture<Optional<SessionSummary>> look(Path file);

    /** Renames a session and returns its new path. */
    CompletableFuture<Path> rename(Path session, String name);

    /**
     * Moves sessions to the trash, or deletes them.
     *
     * @param forGood whether sessions for which there is no trash are deleted
     */
    CompletableFuture<Removed> remove(List<SessionSummary> sessions, boolean forGood);

    /**
     * The result of a removal. Immutable.
     *
     * @param trashed the sessions that were moved to the trash
     * @param deleted the sessions that were deleted
     * @param left the sessions that stay because there is no trash for them
     * @param failures a sentence for each session that stays because of an error
     */
    record Removed(
            List<SessionSummary> trashed,
            List<SessionSummary> deleted,
            List<SessionSummary> left,
            List<String> failures) {
        /** Creates a result with copies of the lists. */
        public Removed {
            trashed = List.copyOf(trashed);
            deleted = List.copyOf(deleted);
            left = List.copyOf(left);
            failures = List.copyOf(failures);
        }
    }

    /** Returns the asynchronous access to an archive; each call runs on a thread of its own. */
    static AsyncArchive of(Archive archive) {
        return new AsyncArchive() {
            @Override
            public Path directory() {
                return archive.directory();
            }

            @Override
            public CompletableFuture<List<SessionSummary>> list() {
                return BackgroundTasks.submit("sessions", archive::list);
            }

            @Override
            public CompletableFuture<Optional<SessionSummary>> look(Path file) {
                return BackgroundTasks.submit("session-look", () -> Archive.look(file));
            }

            @Override
            public CompletableFuture<Path> rename(Path session, String name) {
                return BackgroundTasks.submit("session-rename", () -> archive.rename(session, name));
            }

            @Override
            public CompletableFuture<Removed> remove(List<SessionSummary> sessions, boolean forGood) {
                return BackgroundTasks.submit("session-remove", () -> removed(archive, sessions, forGood));
            }
        };
    }

    private static Removed removed(Archive archive, List<SessionSummary> sessions, boolean forGood) {
        List<SessionSummary> trashed = new ArrayList<>();
        List<SessionSummary> deleted = new ArrayList<>();
        List<SessionSummary> left = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (SessionSummary session : sessions) {
            try {
                if (archive.hasTrash(session.file())) {
                    archive.moveToTrash(session.file());
                    trashed.add(session);
                } else if (forGood) {
                    archive.deleteForGood(session.file());
                    deleted.add(session);
                } else {
                    left.add(session);
                }
            } catch (SessionException explained) {
                failures.add(Strings.render(explained.text()));
            }
        }
        return new Removed(trashed, deleted, left, failures);
    }
}
