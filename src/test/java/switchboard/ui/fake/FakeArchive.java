package switchboard.ui.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import switchboard.archive.SessionSummary;
import switchboard.record.SessionException;
import switchboard.text.StoredText;
import switchboard.ui.sessions.AsyncArchive;

/** An archive in memory that completes its futures at once. */
public final class FakeArchive implements AsyncArchive {
    /** An archive without sessions. */
    public static final AsyncArchive EMPTY = new FakeArchive(List.of(), true);

    public final List<SessionSummary> sessions;
    public final List<String> asked = new ArrayList<>();
    private final boolean trash;

    public FakeArchive(List<SessionSummary> sessions, boolean trash) {
        this.sessions = new ArrayList<>(sessions);
        this.trash = trash;
    }

    @Override
    public Path directory() {
        return Path.of("/home/ana/.local/share/switchboard/sessions");
    }

    @Override
    public CompletableFuture<List<SessionSummary>> list() {
        asked.add("list");
        return CompletableFuture.completedFuture(List.copyOf(sessions));
    }

    @Override
    public CompletableFuture<Optional<SessionSummary>> look(Path file) {
        return CompletableFuture.completedFuture(
                sessions.stream().filter(one -> one.file().equals(file)).findFirst());
    }

    @Override
    public CompletableFuture<Path> rename(Path session, String name) {
        asked.add("rename " + session.getFileName() + " to " + name);
        return name.contains("/")
                ? CompletableFuture.failedFuture(
                        new SessionException(StoredText.of("A name can't have / in it: type another one.")))
                : CompletableFuture.completedFuture(session.resolveSibling(name + ".db"));
    }

    @Override
    public CompletableFuture<Removed> remove(List<SessionSummary> removed, boolean forGood) {
        asked.add("remove " + removed.stream().map(SessionSummary::name).toList() + (forGood ? " for good" : ""));
        if (!trash && !forGood) {
            return CompletableFuture.completedFuture(new Removed(List.of(), List.of(), removed, List.of()));
        }
        sessions.removeAll(removed);
        return CompletableFuture.completedFuture(
                trash
                        ? new Removed(removed, List.of(), List.of(), List.of())
                        : new Removed(List.of(), removed, List.of(), List.of()));
    }
}
