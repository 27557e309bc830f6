package switchboard.ui.sessions;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import switchboard.archive.SessionSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.log.LogViewState;

/** The windows and dialogs in which sessions are listed, opened, exported and replayed. Event dispatch thread only. */
public interface SessionWindows {
    /** Shows the list of sessions with these selected. */
    void showSessions(List<SessionSummary> selected);

    /**
     * Opens sessions, each in a window of its own.
     *
     * @param onFailure called with a sentence for each that cannot be opened
     */
    void open(List<Path> files, Consumer<String> onFailure);

    /**
     * Closes the viewers of these files, so that the files can be moved.
     *
     * @return completed on any thread when this program holds none of the files open, with whether one of them was open
     */
    CompletableFuture<Boolean> release(List<Path> files);

    /** Asks for session files and opens them. */
    void openOthers(Consumer<String> onFailure);

    /** Shows the export panel for a session or for the shown part of it. */
    void export(Path file, String name, LogViewState shown);

    /** Asks for a file to write, beginning at {@code first}; empty if the dialog was cancelled. */
    Optional<Path> chooseTarget(Component owner, Path first);

    /** Shows the replay panel for a session, or for some of its clients; an empty set means all. */
    void replay(Path file, String name, Set<ConnectionId> clients);

    /**
     * Shows a file or a folder in the file manager.
     *
     * @param onFailure called with a sentence if that is not possible
     */
    void showInFolder(Path path, Consumer<String> onFailure);

    /** Called when the retention limits have changed. */
    void retentionChanged();

    /** Called when sessions were removed, renamed or annotated. */
    void sessionsChanged();
}
