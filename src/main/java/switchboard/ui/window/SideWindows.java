package switchboard.ui.window;

import java.awt.Component;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.swing.JComponent;
import switchboard.archive.SessionSummary;
import switchboard.export.Export;
import switchboard.model.ConnectionId;
import switchboard.record.NoteStore;
import switchboard.record.SessionException;
import switchboard.record.SessionLog;
import switchboard.record.reader.RecordedFile;
import switchboard.replay.Replay;
import switchboard.ui.Strings;
import switchboard.ui.client.CalledServer;
import switchboard.ui.client.ClientPanel;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.FileDialogs;
import switchboard.ui.desktop.FileManager;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.export.ExportPanel;
import switchboard.ui.export.ExportSource;
import switchboard.ui.log.LogViewState;
import switchboard.ui.look.Appearance;
import switchboard.ui.replay.ReplayPanel;
import switchboard.ui.replay.ReplayTarget;
import switchboard.ui.sessions.SessionFormatter;
import switchboard.ui.sessions.SessionNotices;
import switchboard.ui.sessions.SessionWindows;
import switchboard.ui.sessions.SessionsPanel;
import switchboard.ui.viewer.ViewedSession;
import switchboard.ui.viewer.ViewerPanel;

/**
 * Creates and tracks the side windows: the list of sessions, viewers, exports, replays and clients.
 *
 * <p>Event dispatch thread only. No window is created before it is needed.
 */
final class SideWindows implements SessionWindows {
    private final WindowContext context;
    private final Appearance appearance;
    private final Component owner;
    private final Clipboard clipboard;
    private final SessionFormatter formatter;
    private final Map<Path, Viewer> viewers = new LinkedHashMap<>();
    private final Set<Path> opening = new HashSet<>();
    private final Map<ReplayPanel, SideWindow> replays = new LinkedHashMap<>();
    private final Map<ExportPanel, SideWindow> exports = new LinkedHashMap<>();
    private final Map<ClientPanel, SideWindow> clients = new LinkedHashMap<>();
    private Optional<SessionList> sessionList = Optional.empty();
    private Optional<SessionNotices> notices = Optional.empty();
    private Supplier<ReplayTarget> replayTarget = () -> ReplayTarget.DEFAULT;
    private boolean closed;

    private record Viewer(SideWindow window, ViewerPanel panel, SessionLog log) {}

    private record SessionList(SideWindow window, SessionsPanel panel) {}

    /** The results of opening a session. */
    private record Opened(SessionLog log, NoteStore notes, Optional<SessionSummary> summary) {
        static Opened of(Path file, NoteStoreSource notes) throws SessionException {
            NoteStore store = notes.of(file);
            return new Opened(RecordedFile.open(file), store, Optional.empty());
        }

        Opened as(Optional<SessionSummary> known) {
            return new Opened(log, notes, known);
        }
    }

    /**
     * Creates the tracker; no window yet.
     *
     * @param owner the component on which windows are centred
     */
    SideWindows(
            WindowContext context,
            Appearance appearance,
            Component owner,
            Clipboard clipboard,
            SessionFormatter formatter) {
        this.context = context;
        this.appearance = appearance;
        this.owner = owner;
        this.clipboard = clipboard;
        this.formatter = formatter;
    }

    /** Sets the notices that check the sessions again after each change. */
    void setNotices(SessionNotices sessionNotices) {
        notices = Optional.of(sessionNotices);
    }

    /** Sets what a replay proposes as its server. */
    void setReplayTarget(Supplier<ReplayTarget> target) {
        replayTarget = target;
    }

    private SideWindow window(
            String title, JComponent content, SideWindow.Placement shape, BooleanSupplier mayClose, Runnable onClosed) {
        return new SideWindow(title, content, shape, owner, context.settings(), appearance, mayClose, onClosed);
    }

    @Override
    public void showSessions(List<SessionSummary> selected) {
        if (sessionList.isEmpty()) {
            LongSupplier nanos = System::nanoTime;
            SessionsPanel panel = new SessionsPanel(
                    context.sessions().archive(), context.settings(), Edt::later, nanos, formatter, clipboard, this);
            SideWindow window = window(
                    Strings.of("sessions.window"),
                    panel,
                    new SideWindow.Placement("sessions", 0, new Dimension(1_040, 560)),
                    () -> true,
                    () -> sessionList = Optional.empty());
            sessionList = Optional.of(new SessionList(window, panel));
        }
        SessionList shown = sessionList.get();
        shown.panel().select(selected);
        shown.panel().refresh();
        shown.window().show();
        shown.panel().begin();
    }

    @Override
    public void open(List<Path> files, Consumer<String> onFailure) {
        files.forEach(file -> open(file, onFailure));
    }

    private void open(Path given, Consumer<String> onFailure) {
        Path file = given.toAbsolutePath().normalize();
        Viewer there = viewers.get(file);
        if (there != null) {
            there.window().show();
        } else if (opening.add(file)) {
            // In sequence: a file that is no session is not read any further.
            CompletableFuture<Opened> opened = BackgroundTasks.submit(
                            "session-open",
                            () -> Opened.of(file, context.sessions().notesOf()))
                    .thenCompose(now -> context.sessions()
                            .archive()
                            .look(file)
                            .handle((summary, failure) -> now.as(failure == null ? summary : Optional.empty())));
            FutureCallbacks.deliver(
                    opened,
                    Edt::later,
                    now -> {
                        opening.remove(file);
                        show(file, now);
                    },
                    sentence -> {
                        opening.remove(file);
                        onFailure.accept(sentence);
                    });
        }
    }

    private void show(Path file, Opened opened) {
        if (closed) {
            opened.log().close();
            return;
        }
        ViewedSession subject = new ViewedSession(
                file,
                opened.summary().map(SessionSummary::name).orElseGet(() -> String.valueOf(file.getFileName())),
                opened.summary().map(formatter::notice).orElse(""),
                opened.summary().map(one -> one.state().isLive()).orElse(false));
        ViewerPanel panel = new ViewerPanel(
                subject, opened.log(), opened.notes(), context.settings(), Edt::later, context.zone(), clipboard, this);
        SideWindow window = window(
                Strings.of(subject.live() ? "viewer.title.live" : "viewer.title", subject.name()),
                panel,
                new SideWindow.Placement("viewer", viewers.size(), new Dimension(1_260, 720)),
                () -> true,
                () -> {
                    viewers.remove(file);
                    opened.log().close();
                });
        viewers.put(file, new Viewer(window, panel, opened.log()));
        window.show();
        panel.begin();
    }

    @Override
    public CompletableFuture<Boolean> release(List<Path> files) {
        List<Viewer> shown = files.stream()
                .flatMap(file -> Optional.ofNullable(viewers.get(file)).stream())
                .toList();
        shown.forEach(one -> one.window().close());
        CompletableFuture<?>[] ends = shown.stream()
                .flatMap(one -> Stream.of(one.log().closed(), one.panel().notesWritten()))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(ends).thenApply(all -> !shown.isEmpty());
    }

    @Override
    public void openOthers(Consumer<String> onFailure) {
        Component before = sessionList.map(one -> one.window().component()).orElse(owner);
        open(
                FileDialogs.open(before, context.sessions().archive().directory(), Strings.of("sessions.kind"), "db"),
                onFailure);
    }

    @Override
    public Optional<Path> chooseTarget(Component before, Path first) {
        return FileDialogs.save(before, first);
    }

    @Override
    public void export(Path file, String name, LogViewState shown) {
        ExportPanel panel = new ExportPanel(
                new ExportSource(file, name, shown), context.settings(), Edt::later, context.zone(), this);
        SideWindow window = window(
                Strings.of("export.window", name),
                panel,
                new SideWindow.Placement("export", exports.size(), new Dimension(680, 540)),
                () -> {
                    if (panel.isBusy()) {
                        panel.askToClose();
                    }
                    return !panel.isBusy();
                },
                () -> exports.remove(panel));
        panel.onClose(window::close);
        exports.put(panel, window);
        window.show();
        panel.begin();
    }

    @Override
    public void replay(Path file, String name, Set<ConnectionId> clients) {
        ReplayPanel panel = new ReplayPanel(
                name, clients, (plan, listener) -> Replay.start(file, plan, listener)::cancel, context.settings());
        panel.propose(replayTarget.get());
        SideWindow window = window(
                Strings.of("replay.window", name),
                panel,
                new SideWindow.Placement("replay", replays.size(), new Dimension(1_080, 680)),
                () -> true,
                () -> {
                    panel.stop();
                    replays.remove(panel);
                });
        replays.put(panel, window);
        window.show();
        panel.focus();
    }

    /**
     * Opens a client in a window of its own.
     *
     * @param first the server to begin with; empty for none
     */
    void openClient(Optional<CalledServer> first) {
        ClientPanel panel = new ClientPanel(first, context.settings(), Edt::later, context.zone(), clipboard);
        SideWindow window = window(
                Strings.of("client.window"),
                panel,
                new SideWindow.Placement("client", clients.size(), new Dimension(980, 700)),
                () -> true,
                () -> {
                    panel.stop();
                    clients.remove(panel);
                });
        clients.put(panel, window);
        window.show();
        panel.focus();
    }

    @Override
    public void showInFolder(Path path, Consumer<String> onFailure) {
        FileManager.show(
                path,
                () -> Edt.later(() -> {
                    clipboard.copy(path.toString());
                    onFailure.accept(Strings.of("sessions.folder.failed", path.toString()));
                }));
    }

    @Override
    public void retentionChanged() {
        notices.ifPresent(SessionNotices::retentionChanged);
    }

    @Override
    public void sessionsChanged() {
        notices.ifPresent(SessionNotices::sessionsChanged);
        sessionList.ifPresent(one -> one.panel().refresh());
    }

    /** Updates exports, replays and clients; called ten times a second. */
    void tick() {
        exports.keySet().forEach(ExportPanel::tick);
        replays.keySet().forEach(ReplayPanel::tick);
        clients.keySet().forEach(ClientPanel::tick);
    }

    /** Updates the list and the viewers; called once a second. */
    void tickSecond() {
        sessionList.ifPresent(one -> one.panel().tick());
        viewers.values().forEach(one -> one.panel().tick());
    }

    /** Closes all side windows and returns a future that completes when cancelled exports have ended. */
    CompletableFuture<Void> close() {
        closed = true;
        List<CompletableFuture<?>> ends = new ArrayList<>();
        exports.keySet().forEach(panel -> panel.stop().map(Export::outcome).ifPresent(ends::add));
        List<SideWindow> all = new ArrayList<>(exports.values());
        all.addAll(replays.values());
        all.addAll(clients.values());
        viewers.values().forEach(one -> all.add(one.window()));
        sessionList.ifPresent(one -> all.add(one.window()));
        all.forEach(SideWindow::close);
        return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new));
    }
}
