package switchboard.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import switchboard.archive.Archive;
import switchboard.archive.SessionState;
import switchboard.archive.SessionSummary;
import switchboard.record.SessionException;
import switchboard.terminal.Suggestions;
import switchboard.text.ArchiveText;

/**
 * Finds the session that an argument names.
 *
 * <p>Stateless and thread-safe.
 */
public final class SessionLookup {
    /** The name of the newest readable session. */
    private static final String LATEST = "latest";

    private SessionLookup() {}

    /**
     * Returns a session of the archive.
     *
     * @throws SessionException if no session has that name
     */
    static SessionSummary one(Archive archive, String name) throws SessionException {
        Optional<SessionSummary> found = name.equals(LATEST) ? latest(archive) : archive.find(name);
        return found.isPresent() ? found.get() : missing(archive, name);
    }

    /**
     * Returns the file of a session of the archive, or the file at a path.
     *
     * @throws SessionException if neither exists
     */
    public static Path file(Archive archive, String nameOrPath) throws SessionException {
        if (!nameOrPath.equals(LATEST) && archive.find(nameOrPath).isEmpty()) {
            try {
                Path path = Path.of(nameOrPath);
                if (Files.exists(path)) {
                    return path;
                }
            } catch (InvalidPathException noPath) {
                return missing(archive, nameOrPath).file();
            }
        }
        return one(archive, nameOrPath).file();
    }

    private static Optional<SessionSummary> latest(Archive archive) throws SessionException {
        return archive.list().stream()
                .filter(session -> session.state() != SessionState.UNREADABLE)
                .findFirst();
    }

    private static SessionSummary missing(Archive archive, String name) throws SessionException {
        List<String> names = archive.list().stream().map(SessionSummary::name).toList();
        if (names.isEmpty()) {
            throw new SessionException(
                    ArchiveText.FOLDER_EMPTY.with(archive.directory().toString()));
        }
        String typed = OptionValues.quoted(name);
        throw new SessionException(Suggestions.nearest(name, names)
                .map(near -> ArchiveText.SESSION_UNKNOWN_NEAR.with(typed, near))
                .orElseGet(() -> ArchiveText.SESSION_UNKNOWN.with(typed)));
    }
}
