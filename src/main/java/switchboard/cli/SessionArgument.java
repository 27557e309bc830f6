package switchboard.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;
import switchboard.archive.Archive;
import switchboard.archive.SessionState;
import switchboard.archive.SessionSummary;
import switchboard.record.SessionException;
import switchboard.terminal.Suggestions;
import switchboard.text.ArchiveText;

/**
 * The argument that names a recorded session.
 *
 * <p>Filled in by picocli; used by one thread.
 */
final class SessionArgument {
    /** The name of the newest readable session. */
    private static final String LATEST = "latest";

    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            description = "A name that sessions lists, latest, or the path of a session file.")
    private String name = "";

    /**
     * Returns the session of the archive with a name.
     *
     * @throws SessionException if no session has that name
     */
    static SessionSummary find(Archive archive, String name) throws SessionException {
        Optional<SessionSummary> found = name.equals(LATEST) ? latest(archive) : archive.find(name);
        return found.isPresent() ? found.get() : missing(archive, name);
    }

    /**
     * Returns the file of a session of the archive, or the file at a path, whichever the argument names.
     *
     * @throws SessionException if neither exists
     */
    Path file(Archive archive) throws SessionException {
        if (!name.equals(LATEST) && archive.find(name).isEmpty()) {
            try {
                Path path = Path.of(name);
                if (Files.exists(path)) {
                    return path;
                }
            } catch (InvalidPathException noPath) {
                return missing(archive, name).file();
            }
        }
        return find(archive, name).file();
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
