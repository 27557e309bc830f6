package switchboard.ui.fake;

import java.awt.Component;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import switchboard.archive.SessionSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.log.LogViewState;
import switchboard.ui.sessions.SessionWindows;

/** Session windows that only record the calls. */
public final class RecordingSessionWindows implements SessionWindows {
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
    public void showSessions(List<SessionSummary> selected) {
        done.add("review " + selected.size());
    }

    @Override
    public void openOthers(Consumer<String> onFailure) {
        done.add("choose");
    }

    @Override
    public void export(Path file, String name, LogViewState shown) {
        done.add("export " + name + " " + shown.newest());
    }

    @Override
    public Optional<Path> chooseTarget(Component owner, Path first) {
        return Optional.of(first.resolveSibling("chosen"));
    }

    @Override
    public void replay(Path file, String name, Set<ConnectionId> clients) {
        done.add("replay " + name);
    }

    @Override
    public void showInFolder(Path path, Consumer<String> onFailure) {
        done.add("folder " + path.getFileName());
        onFailure.accept("No file manager was found.");
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
