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
import switchboard.ui.edt.Background;

/**
 * The recorded sessions as the window asks for them: answers come later, on another thread, and what fails says why in
 * a sentence. Thread-safe.
 */
public interface Shelf {
    /** Returns the folder in which they lie. */
    Path directory();

    /** Returns every session, the newest first. */
    CompletableFuture<List<SessionSummary>> list();

    /** Returns what there is to say of a session anywhere; empty if there is none. */
    CompletableFuture<Optional<SessionSummary>> look(Path file);

    /** Gives a session another name, and return where it is then. */
    CompletableFuture<Path> rename(Path session, String name);

    /**
     * Moves sessions to the trash, or delete them for good.
     *
     * @param forGood whether those that no trash takes are deleted
     */
    CompletableFuture<Removed> remove(List<SessionSummary> sessions, boolean forGood);

    /**
     * What became of sessions that were to be removed. Immutable.
     *
     * @param trashed those that are in the trash now
     * @param deleted those that are gone for good
     * @param left those that no trash takes, which are where they were
     * @param failures why others are where they were, in sentences
     */
    record Removed(
            List<SessionSummary> trashed,
            List<SessionSummary> deleted,
            List<SessionSummary> left,
            List<String> failures) {
        /** Copy the lists. */
        public Removed {
            trashed = List.copyOf(trashed);
            deleted = List.copyOf(deleted);
            left = List.copyOf(left);
            failures = List.copyOf(failures);
        }
    }

    /** Returns the shelf of an archive; each question is answered by a thread of its own. */
    static Shelf of(Archive archive) {
        return new Shelf() {
            @Override
            public Path directory() {
                return archive.directory();
            }

            @Override
            public CompletableFuture<List<SessionSummary>> list() {
                return Background.ask("sessions", archive::list);
            }

            @Override
            public CompletableFuture<Optional<SessionSummary>> look(Path file) {
                return Background.ask("session-look", () -> Archive.look(file));
            }

            @Override
            public CompletableFuture<Path> rename(Path session, String name) {
                return Background.ask("session-rename", () -> archive.rename(session, name));
            }

            @Override
            public CompletableFuture<Removed> remove(List<SessionSummary> sessions, boolean forGood) {
                return Background.ask("session-remove", () -> removed(archive, sessions, forGood));
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
                failures.add(Strings.said(explained.text()));
            }
        }
        return new Removed(trashed, deleted, left, failures);
    }
}
