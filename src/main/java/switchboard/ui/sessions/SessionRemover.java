package switchboard.ui.sessions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import switchboard.archive.SessionSummary;
import switchboard.ui.Strings;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.Notices;

/**
 * Removes sessions: moves them to the trash, or deletes them after a confirmation if there is no trash.
 *
 * <p>Questions and results are shown as notices. Event dispatch thread only.
 */
final class SessionRemover {
    private static final String TOPIC = "remove";

    private final AsyncArchive archive;
    private final Executor edt;
    private final Notices notices;
    private final Function<List<Path>, CompletableFuture<Boolean>> release;
    private final Runnable onRemoved;

    /**
     * Creates the remover.
     *
     * @param edt runs callbacks: the event dispatch thread
     * @param release closes the viewers of files
     * @param onRemoved called when sessions were removed
     */
    SessionRemover(
            AsyncArchive archive,
            Executor edt,
            Notices notices,
            Function<List<Path>, CompletableFuture<Boolean>> release,
            Runnable onRemoved) {
        this.archive = archive;
        this.edt = edt;
        this.notices = notices;
        this.release = release;
        this.onRemoved = onRemoved;
    }

    /** Removes sessions and asks first if they have no trash. Sessions that are being recorded stay. */
    void remove(List<SessionSummary> sessions) {
        List<SessionSummary> atRest =
                sessions.stream().filter(one -> !one.state().isLive()).toList();
        if (atRest.isEmpty()) {
            notices.showEvenIfDismissed(Notice.of(TOPIC, Notice.Kind.INFO, Strings.of("sessions.remove.live")));
        } else {
            ask(atRest, false);
        }
    }

    private void ask(List<SessionSummary> sessions, boolean forGood) {
        FutureCallbacks.deliver(
                release.apply(sessions.stream().map(SessionSummary::file).toList())
                        .thenCompose(any -> archive.remove(sessions, forGood)),
                edt,
                this::removed,
                sentence -> notices.showEvenIfDismissed(Notice.of(TOPIC, Notice.Kind.ERROR, sentence)));
    }

    private void removed(AsyncArchive.Removed removed) {
        List<String> told = new ArrayList<>();
        if (!removed.trashed().isEmpty()) {
            told.add(Strings.of("sessions.trashed", SessionFormatter.names(removed.trashed())));
        }
        if (!removed.deleted().isEmpty()) {
            told.add(Strings.of("sessions.deleted", SessionFormatter.names(removed.deleted())));
        }
        told.addAll(removed.failures());
        if (!removed.left().isEmpty()) {
            told.add(Strings.of(
                    "sessions.for.good",
                    SessionFormatter.names(removed.left()),
                    SessionFormatter.size(removed.left())));
            notices.showEvenIfDismissed(new Notice(
                    TOPIC,
                    Notice.Kind.WARNING,
                    String.join(" ", told),
                    List.of(
                            Notice.Action.dismissing(
                                    Strings.of("sessions.for.good.yes"), () -> ask(removed.left(), true)),
                            Notice.Action.dismissing(Strings.of("sessions.cancel"), () -> {}))));
        } else {
            Notice.Kind kind = removed.failures().isEmpty() ? Notice.Kind.INFO : Notice.Kind.ERROR;
            notices.showEvenIfDismissed(Notice.of(TOPIC, kind, String.join(" ", told)));
        }
        if (!removed.trashed().isEmpty() || !removed.deleted().isEmpty()) {
            onRemoved.run();
        }
    }
}
