package switchboard.ui.sessions;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import switchboard.archive.SessionSummary;

/** The actions of the list of sessions that concern the rest of the window. Event dispatch thread only. */
public interface SessionActions {
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

    /** Asks for a file and opens it. */
    void chooseFile(Consumer<String> onFailure);

    /** Shows the export panel for a session. */
    void export(SessionSummary session);

    /** Shows the replay panel for a session. */
    void replay(SessionSummary session);

    /** Shows a file or a folder in the file manager. */
    void showInFolder(Path path, Consumer<String> onFailure);

    /** Called when the retention limits have changed. */
    void retentionChanged();

    /** Called when sessions were removed or renamed. */
    void sessionsChanged();
}
