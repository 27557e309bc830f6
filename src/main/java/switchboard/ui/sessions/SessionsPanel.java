package switchboard.ui.sessions;

import java.awt.Dimension;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.swing.JLabel;
import javax.swing.JLayeredPane;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.archive.SessionSummary;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.log.LogViewState;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.NoticeBar;
import switchboard.ui.notice.Notices;
import switchboard.ui.panes.ButtonRow;
import switchboard.ui.table.SortableTable;

/**
 * The panel with the list of recorded sessions and the actions on them.
 *
 * <p>Event dispatch thread only; other threads read the list. Files that are dropped on the panel are opened.
 */
public final class SessionsPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final String LIST = "list";
    private static final String RENAME = "rename";
    private static final String OPEN = "open";

    /** The least pause between two reads of the list. */
    private static final long LEAST_PAUSE_NANOS = 2_000_000_000L;

    /** The pause as a multiple of the time that the read took: the disk is busy for less than 5 % of the time. */
    private static final long REST_SHARE = 20;

    private final transient AsyncArchive archive;
    private final transient Executor edt;
    private final transient LongSupplier nanos;
    private final transient Clipboard clipboard;
    private final transient SessionWindows windows;
    private final transient CommandActions commands;
    private final transient Notices notices = new Notices();
    private final transient SessionRemover remover;
    private final SortableTable<SessionSummary> table;
    private final JTextField search = new JTextField();
    private final EmptySessions empty = new EmptySessions();
    private final JLabel total = new JLabel();
    private transient List<SessionSummary> all = List.of();
    private transient Set<Path> selectWhenListed = Set.of();
    private boolean read;
    private boolean reading;
    private boolean readAgain;
    private long nextRead;

    /**
     * Creates the panel; nothing is read before {@link #refresh}.
     *
     * @param edt runs callbacks: the event dispatch thread
     * @param nanos a monotonic clock, in nanoseconds
     */
    public SessionsPanel(
            AsyncArchive archive,
            Settings settings,
            Executor edt,
            LongSupplier nanos,
            SessionFormatter formatter,
            Clipboard clipboard,
            SessionWindows windows) {
        super(new MigLayout("insets 16, fill, wrap 1, hidemode 3", "[grow,fill]", "[]10[grow,fill]8[]8[]12[]"));
        this.archive = archive;
        this.edt = edt;
        this.nanos = nanos;
        this.clipboard = clipboard;
        this.windows = windows;
        remover = new SessionRemover(archive, edt, notices, windows::release, () -> {
            windows.sessionsChanged();
            refresh();
        });
        table = new SortableTable<>(
                Strings.of("sessions.title"),
                SessionColumns.of(formatter),
                SessionSummary::file,
                SessionColumns.STARTED,
                false);
        commands = new CommandActions(this, table);
        addCommands();
        add(buildHead(), "cell 0 0, wmin 0");
        add(buildOverlay(), "cell 0 1, wmin 0, hmin 80, push");
        add(new NoticeBar(notices), "cell 0 2, wmin 0");
        add(buildButtons(), "cell 0 3, wmin 0");
        add(buildFoot(settings), "cell 0 4, wmin 0");
        table.onSelect(commands::refresh);
        table.onOpen(this::openSelected);
        table.onMenu((x, y) -> menu().show(table, x, y));
        table.onEdit(Strings.of("sessions.rename.name"), SessionSummary::name, this::rename);
        setTransferHandler(new FileDropHandler(this::openFiles));
        table.setTransferHandler(getTransferHandler());
        commands.refresh();
        showMatching();
    }

    private JPanel buildHead() {
        JPanel head = new JPanel(new MigLayout("insets 0, fillx", "[]16[grow,fill,120:280:360]push[]", "[center]"));
        head.setOpaque(false);
        JLabel title = new JLabel(Strings.of("sessions.title"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        head.add(title);
        search.putClientProperty("JTextField.placeholderText", Strings.of("sessions.search"));
        search.putClientProperty("JTextField.leadingIcon", Icons.of("search", 16, "sb.text2"));
        search.putClientProperty("JTextField.showClearButton", true);
        search.getAccessibleContext().setAccessibleName(Strings.of("sessions.search"));
        TypingListener.add(search, this::showMatching);
        head.add(search);
        head.add(commands.get(WindowCommand.OPEN_OTHER_SESSION).button());
        return head;
    }

    private JLayeredPane buildOverlay() {
        JScrollPane scroll = new JScrollPane(table);
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        JLayeredPane overlay = new JLayeredPane() {
            private static final long serialVersionUID = 1L;

            @Override
            public void doLayout() {
                scroll.setBounds(0, 0, getWidth(), getHeight());
                empty.setBounds(0, 0, getWidth(), getHeight());
            }

            @Override
            public Dimension getPreferredSize() {
                return scroll.getPreferredSize();
            }
        };
        overlay.add(scroll, JLayeredPane.DEFAULT_LAYER);
        overlay.add(empty, JLayeredPane.PALETTE_LAYER);
        return overlay;
    }

    private ButtonRow buildButtons() {
        ButtonRow row = new ButtonRow("[]8[]8[]8[]8[]push[]");
        row.append(commands.get(WindowCommand.OPEN_SESSIONS).primaryButton());
        for (WindowCommand command : List.of(
                WindowCommand.EXPORT_SESSION,
                WindowCommand.REPLAY_SESSION,
                WindowCommand.RENAME_SESSION,
                WindowCommand.DELETE_SESSIONS,
                WindowCommand.SHOW_IN_FOLDER)) {
            row.append(commands.get(command).button());
        }
        return row;
    }

    private JPanel buildFoot(Settings settings) {
        JPanel foot = new JPanel(new MigLayout("insets 0, fillx", "[]12[grow,fill]16[]", "[center]"));
        foot.setOpaque(false);
        total.putClientProperty("FlatLaf.styleClass", "muted");
        foot.add(total);
        InertLabel place = new InertLabel(archive.directory().toString(), "sb.text2", "medium.font", Optional.empty());
        place.setToolTipText(Strings.of("sessions.place"));
        foot.add(place, "wmin 0");
        foot.add(new RetentionBar(settings, windows::retentionChanged));
        return foot;
    }

    private void addCommands() {
        commands.add(WindowCommand.OPEN_SESSIONS, () -> !table.selected().isEmpty(), this::openSelected);
        commands.add(
                WindowCommand.EXPORT_SESSION,
                this::isReadable,
                () -> table.chosen()
                        .ifPresent(one -> windows.export(one.file(), one.name(), LogViewState.all(one.messages()))));
        commands.add(
                WindowCommand.REPLAY_SESSION,
                this::isReadable,
                () -> table.chosen().ifPresent(one -> windows.replay(one.file(), one.name(), Set.of())));
        commands.add(WindowCommand.RENAME_SESSION, () -> table.chosen().isPresent() && !isAnyLive(), this::beginRename);
        commands.add(
                WindowCommand.DELETE_SESSIONS, () -> !table.selected().isEmpty() && !isAnyLive(), this::deleteSelected);
        commands.add(WindowCommand.SHOW_IN_FOLDER, () -> table.selected().size() <= 1, this::showInFolder);
        commands.add(WindowCommand.COPY_SESSION_PATH, this::copyPath);
        commands.add(WindowCommand.OPEN_OTHER_SESSION, () -> windows.openOthers(this::openFailed));
        commands.add(WindowCommand.SEARCH_SESSIONS, () -> {
            search.requestFocusInWindow();
            search.selectAll();
        });
        commands.add(WindowCommand.REFRESH_SESSIONS, this::refresh);
        KeyBindings.focused(search, "ESCAPE", () -> !search.getText().isEmpty(), () -> {
            search.setText("");
            table.requestFocusInWindow();
        });
        KeyBindings.focused(search, "DOWN", table::requestFocusInWindow);
    }

    /** Returns whether one session is selected and its file could be read. */
    private boolean isReadable() {
        return table.chosen().flatMap(SessionSummary::content).isPresent();
    }

    private boolean isAnyLive() {
        return table.selected().stream().anyMatch(session -> session.state().isLive());
    }

    private JPopupMenu menu() {
        JPopupMenu menu = new JPopupMenu(Strings.of("sessions.title"));
        menu.add(commands.get(WindowCommand.OPEN_SESSIONS).item());
        menu.add(commands.get(WindowCommand.EXPORT_SESSION).item());
        menu.add(commands.get(WindowCommand.REPLAY_SESSION).item());
        menu.addSeparator();
        menu.add(commands.get(WindowCommand.RENAME_SESSION).item());
        menu.add(commands.get(WindowCommand.DELETE_SESSIONS).item());
        menu.addSeparator();
        menu.add(commands.get(WindowCommand.SHOW_IN_FOLDER).item());
        menu.add(commands.get(WindowCommand.COPY_SESSION_PATH).item());
        return menu;
    }

    /** Reads the list again. */
    public void refresh() {
        if (reading) {
            // The read in progress may be older than this request, so another one follows.
            readAgain = true;
            return;
        }
        readAgain = false;
        reading = true;
        long startedAt = nanos.getAsLong();
        FutureCallbacks.deliver(
                archive.list(),
                edt,
                sessions -> {
                    scheduleNextRead(startedAt);
                    notices.clear(LIST);
                    all = sessions;
                    boolean first = !read;
                    read = true;
                    showMatching();
                    if (first) {
                        table.selectFirst();
                    }
                },
                sentence -> {
                    scheduleNextRead(startedAt);
                    read = true;
                    notices.showEvenIfDismissed(new Notice(
                            LIST,
                            Notice.Kind.ERROR,
                            sentence,
                            List.of(Notice.Action.dismissing(Strings.of("log.retry"), this::refresh))));
                    showMatching();
                });
    }

    /**
     * Sets the pause until the next read in proportion to the time that this one took, so that the disk is not kept
     * busy.
     */
    private void scheduleNextRead(long startedAt) {
        reading = false;
        long now = nanos.getAsLong();
        nextRead = now + (readAgain ? 0 : Math.max(LEAST_PAUSE_NANOS, REST_SHARE * (now - startedAt)));
    }

    /** Reads the list again if the pause is over; called repeatedly while the panel is visible. */
    public void tick() {
        if (nanos.getAsLong() - nextRead >= 0) {
            refresh();
        }
    }

    /** Selects sessions as soon as they are in the list. */
    public void select(List<SessionSummary> sessions) {
        selectWhenListed = sessions.stream().map(SessionSummary::file).collect(Collectors.toSet());
        search.setText("");
        showMatching();
    }

    private void showMatching() {
        String typed = search.getText().strip().toLowerCase(Locale.ROOT);
        table.show(all.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(typed))
                .toList());
        if (!selectWhenListed.isEmpty() && read && !readAgain) {
            table.mark(selectWhenListed);
            selectWhenListed = Set.of();
            commands.refresh();
        }
        empty.say(!read ? "reading" : all.isEmpty() ? "none" : "nomatch");
        empty.setVisible(table.getRowCount() == 0);
        total.setText(Strings.of("sessions.total", all.size(), SessionFormatter.size(all)));
        revalidate();
        repaint();
    }

    private void openSelected() {
        openFiles(table.selected().stream().map(SessionSummary::file).toList());
    }

    private void openFiles(List<Path> files) {
        notices.clear(OPEN);
        windows.open(files, this::openFailed);
    }

    private void openFailed(String sentence) {
        notices.showEvenIfDismissed(Notice.of(OPEN, Notice.Kind.ERROR, sentence));
    }

    private void beginRename() {
        notices.clear(RENAME);
        table.chosen().ifPresent(one -> table.edit(one, Optional.empty()));
    }

    private void rename(SessionSummary session, String name) {
        if (name.equals(session.name())) {
            return;
        }
        notices.clear(RENAME);
        // A viewer of the session holds its file open: it is closed and opened again under the new name.
        CompletableFuture<Boolean> released = windows.release(List.of(session.file()));
        CompletableFuture<Path> renamed = released.thenCompose(any -> archive.rename(session.file(), name));
        FutureCallbacks.deliver(
                renamed,
                edt,
                file -> {
                    selectWhenListed = Set.of(file);
                    windows.sessionsChanged();
                    refresh();
                    reopen(released, file);
                },
                sentence -> {
                    table.edit(session, Optional.of(name));
                    // The typed name is kept, so that it can be corrected.
                    notices.showEvenIfDismissed(Notice.of(RENAME, Notice.Kind.ERROR, sentence));
                    reopen(released, session.file());
                });
    }

    private void reopen(CompletableFuture<Boolean> released, Path file) {
        if (released.getNow(false)) {
            openFiles(List.of(file));
        }
    }

    private void deleteSelected() {
        notices.clear(RENAME);
        remover.remove(table.selected());
    }

    private void showInFolder() {
        Path path = table.chosen().map(SessionSummary::file).orElseGet(archive::directory);
        windows.showInFolder(path, this::openFailed);
    }

    private void copyPath() {
        clipboard.copy(table.selected().stream()
                .map(session -> session.file().toString())
                .collect(Collectors.joining("\n")));
    }

    /** Selects the first row and moves the focus to the table. */
    public void begin() {
        table.selectFirst();
        table.requestFocusInWindow();
    }
}
