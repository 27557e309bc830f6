package switchboard.ui.sessions;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import switchboard.archive.SessionSummary;

/** What the list of sessions leads to outside of it. */
public interface SessionActions {
    /**
     * Shows sessions, each in a window of its own.
     *
     * @param onFailure called with a sentence for each that can't be shown
     */
    void open(List<Path> files, Consumer<String> onFailure);

    /**
     * Shows these files no longer, so that they can be moved.
     *
     * @return completed when nobody here holds them, on any thread: whether one of them was shown
     */
    CompletableFuture<Boolean> release(List<Path> files);

    /** Asks which file to show. */
    void chooseFile(Consumer<String> onFailure);

    /** Asks how to export a session. */
    void export(SessionSummary session);

    /** Asks how to replay a session. */
    void replay(SessionSummary session);

    /** Shows a file or a folder where it lies. */
    void showInFolder(Path path, Consumer<String> onFailure);

    /** Knows that a person wishes to keep sessions for another time or up to another size. */
    void wishesChanged();

    /** Knows that sessions are gone or called otherwise. */
    void sessionsChanged();
}
