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
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JLayeredPane;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import switchboard.archive.SessionSummary;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.edt.FutureCallbacks;
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
    private final transient SessionActions actions;
    private final transient Notices notices = new Notices();
    private final transient SessionRemover remover;
    private final SortableTable<SessionSummary> table;
    private final JTextField search = new JTextField();
    private final EmptySessions empty = new EmptySessions();
    private final JLabel total = new JLabel();
    private final JButton open = new JButton(Strings.of("sessions.open"), icon("eye", "sb.onAccent"));
    private final JButton export = new JButton(Strings.of("sessions.export"), icon("download", "Label.foreground"));
    private final JButton replay = new JButton(Strings.of("sessions.replay"), icon("repeat", "Label.foreground"));
    private final JButton rename = new JButton(Strings.of("sessions.rename"), icon("pencil", "Label.foreground"));
    private final JButton delete = new JButton(Strings.of("sessions.delete"), icon("trash-2", "Label.foreground"));
    private final JButton folder = new JButton(Strings.of("sessions.folder"), icon("folder-open", "Label.foreground"));
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
            SessionActions actions) {
        super(new MigLayout("insets 16, fill, wrap 1, hidemode 3", "[grow,fill]", "[]10[grow,fill]8[]8[]12[]"));
        this.archive = archive;
        this.edt = edt;
        this.nanos = nanos;
        this.clipboard = clipboard;
        this.actions = actions;
        remover = new SessionRemover(archive, edt, notices, actions::release, () -> {
            actions.sessionsChanged();
            refresh();
        });
        table = new SortableTable<>(
                Strings.of("sessions.title"),
                SessionColumns.of(formatter),
                SessionSummary::file,
                SessionColumns.STARTED,
                false);
        add(buildHead(), "cell 0 0, wmin 0");
        add(buildOverlay(), "cell 0 1, wmin 0, hmin 80, push");
        add(new NoticeBar(notices), "cell 0 2, wmin 0");
        add(buildButtons(), "cell 0 3, wmin 0");
        add(buildFoot(settings), "cell 0 4, wmin 0");
        table.onSelect(this::selectionChanged);
        table.onOpen(one -> openSelected());
        table.onMenu((x, y) -> menu().show(table, x, y));
        table.onEdit(Strings.of("sessions.rename.name"), SessionSummary::name, this::rename);
        setTransferHandler(new FileDropHandler(this::openFiles));
        table.setTransferHandler(getTransferHandler());
        bindKeys();
        selectionChanged();
        showMatching();
    }

    private static javax.swing.Icon icon(String name, String colorKey) {
        return Icons.of(name, 16, colorKey);
    }

    private JPanel buildHead() {
        JPanel head = new JPanel(new MigLayout("insets 0, fillx", "[]16[grow,fill,120:280:360]push[]", "[center]"));
        head.setOpaque(false);
        JLabel title = new JLabel(Strings.of("sessions.title"));
        title.putClientProperty("FlatLaf.styleClass", "h2");
        head.add(title);
        search.putClientProperty("JTextField.placeholderText", Strings.of("sessions.search"));
        search.putClientProperty("JTextField.leadingIcon", icon("search", "sb.text2"));
        search.putClientProperty("JTextField.showClearButton", true);
        search.getAccessibleContext().setAccessibleName(Strings.of("sessions.search"));
        search.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                showMatching();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                showMatching();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                showMatching();
            }
        });
        head.add(search);
        JButton file = new JButton(Strings.of("sessions.file"), icon("folder-open", "Label.foreground"));
        file.setToolTipText(Strings.of("sessions.file.tip"));
        file.addActionListener(event -> actions.chooseFile(this::openFailed));
        head.add(file);
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
        open.putClientProperty("FlatLaf.styleClass", "primary");
        button(row, open, "sessions.open.tip", this::openSelected);
        button(row, export, "sessions.export.tip", () -> table.chosen().ifPresent(actions::export));
        button(row, replay, "viewer.replay.tip", () -> table.chosen().ifPresent(actions::replay));
        button(row, rename, "sessions.rename.tip", this::beginRename);
        button(row, delete, "sessions.delete.tip", this::deleteSelected);
        button(row, folder, "sessions.folder.tip", this::showInFolder);
        return row;
    }

    private static void button(ButtonRow row, AbstractButton button, String tip, Runnable action) {
        button.setToolTipText(Strings.of(tip));
        button.addActionListener(event -> action.run());
        row.append(button);
    }

    private JPanel buildFoot(Settings settings) {
        JPanel foot = new JPanel(new MigLayout("insets 0, fillx", "[]12[grow,fill]16[]", "[center]"));
        foot.setOpaque(false);
        total.putClientProperty("FlatLaf.styleClass", "muted");
        foot.add(total);
        InertLabel place = new InertLabel(archive.directory().toString(), "sb.text2", "medium.font", Optional.empty());
        place.setToolTipText(Strings.of("sessions.place"));
        foot.add(place, "wmin 0");
        foot.add(new RetentionBar(settings, actions::retentionChanged));
        return foot;
    }

    private void bindKeys() {
        KeyBindings.anywhere(this, "F5", this::refresh);
        KeyBindings.anywhere(this, "menu F", () -> {
            search.requestFocusInWindow();
            search.selectAll();
        });
        KeyBindings.anywhere(this, "menu E", () -> table.chosen().ifPresent(actions::export));
        KeyBindings.focused(search, "ESCAPE", () -> {
            search.setText("");
            table.requestFocusInWindow();
        });
        KeyBindings.focused(search, "DOWN", table::requestFocusInWindow);
        KeyBindings.focused(table, "F2", this::beginRename);
        KeyBindings.focused(table, "DELETE", this::deleteSelected);
        KeyBindings.focused(table, "menu C", this::copyPath);
    }

    private JPopupMenu menu() {
        JPopupMenu menu = new JPopupMenu(Strings.of("sessions.title"));
        item(menu, open, this::openSelected);
        item(menu, export, () -> table.chosen().ifPresent(actions::export));
        item(menu, replay, () -> table.chosen().ifPresent(actions::replay));
        menu.addSeparator();
        item(menu, rename, this::beginRename);
        item(menu, delete, this::deleteSelected);
        menu.addSeparator();
        item(menu, folder, this::showInFolder);
        JMenuItem copy = new JMenuItem(Strings.of("sessions.copy.path"), icon("copy", "sb.text2"));
        copy.addActionListener(event -> copyPath());
        menu.add(copy);
        return menu;
    }

    /** Adds a menu item with the text and the state of a button. */
    private static void item(JPopupMenu menu, JButton like, Runnable action) {
        JMenuItem item = new JMenuItem(like.getAccessibleContext().getAccessibleName());
        item.setEnabled(like.isEnabled());
        item.addActionListener(event -> action.run());
        menu.add(item);
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
            selectionChanged();
        }
        empty.say(!read ? "reading" : all.isEmpty() ? "none" : "nomatch");
        empty.setVisible(table.getRowCount() == 0);
        total.setText(Strings.of("sessions.total", all.size(), SessionFormatter.size(all)));
        revalidate();
        repaint();
    }

    private void selectionChanged() {
        List<SessionSummary> chosen = table.selected();
        boolean one = chosen.size() == 1 && chosen.getFirst().content().isPresent();
        boolean live = chosen.stream().anyMatch(session -> session.state().isLive());
        open.setEnabled(!chosen.isEmpty());
        export.setEnabled(one);
        replay.setEnabled(one);
        rename.setEnabled(chosen.size() == 1 && !live);
        delete.setEnabled(!chosen.isEmpty() && !live);
        folder.setEnabled(chosen.size() <= 1);
    }

    private void openSelected() {
        openFiles(table.selected().stream().map(SessionSummary::file).toList());
    }

    private void openFiles(List<Path> files) {
        notices.clear(OPEN);
        actions.open(files, this::openFailed);
    }

    private void openFailed(String sentence) {
        notices.showEvenIfDismissed(Notice.of(OPEN, Notice.Kind.ERROR, sentence));
    }

    private void beginRename() {
        notices.clear(RENAME);
        table.chosen().filter(one -> !one.state().isLive()).ifPresent(one -> table.edit(one, Optional.empty()));
    }

    private void rename(SessionSummary session, String name) {
        if (name.equals(session.name())) {
            return;
        }
        notices.clear(RENAME);
        // A viewer of the session holds its file open: it is closed and opened again under the new name.
        CompletableFuture<Boolean> released = actions.release(List.of(session.file()));
        CompletableFuture<Path> renamed = released.thenCompose(any -> archive.rename(session.file(), name));
        FutureCallbacks.deliver(
                renamed,
                edt,
                file -> {
                    selectWhenListed = Set.of(file);
                    actions.sessionsChanged();
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
        List<SessionSummary> chosen = table.selected();
        if (!chosen.isEmpty()) {
            notices.clear(RENAME);
            remover.remove(chosen);
        }
    }

    private void showInFolder() {
        Path path = table.chosen().map(SessionSummary::file).orElseGet(archive::directory);
        actions.showInFolder(path, this::openFailed);
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
