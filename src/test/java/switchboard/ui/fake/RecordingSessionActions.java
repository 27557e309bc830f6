package switchboard.ui.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import switchboard.archive.SessionSummary;
import switchboard.ui.sessions.SessionActions;

/** Session actions that only record their calls. */
public final class RecordingSessionActions implements SessionActions {
    public final List<String> done = new ArrayList<>();
    public boolean shown;

    @Override
    public void open(List<Path> files, Consumer<String> onFailure) {
        for (Path file : files) {
            done.add("open " + file.getFileName());
            if (file.toString().contains("broken")) {
                onFailure.accept(file.getFileName() + " is damaged and can't be opened.");
            }
        }
    }

    @Override
    public CompletableFuture<Boolean> release(List<Path> files) {
        boolean was = shown;
        shown = false;
        return CompletableFuture.completedFuture(was);
    }

    @Override
    public void chooseFile(Consumer<String> onFailure) {
        done.add("choose");
    }

    @Override
    public void export(SessionSummary session) {
        done.add("export " + session.name());
    }

    @Override
    public void replay(SessionSummary session) {
        done.add("replay " + session.name());
    }

    @Override
    public void showInFolder(Path path, Consumer<String> onFailure) {
        done.add("folder " + path.getFileName());
    }

    @Override
    public void retentionChanged() {
        done.add("wishes");
    }

    @Override
    public void sessionsChanged() {
        done.add("changed");
    }
}
