package switchboard.ui.viewer;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.event.LiveChanges;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.LoggedClient;
import switchboard.record.NoteStore;
import switchboard.record.SessionLog;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.finding.FindingActions;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.log.LogContext;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.note.NoteWriter;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.NoticeBar;
import switchboard.ui.notice.Notices;
import switchboard.ui.panes.Divider;
import switchboard.ui.panes.InspectorPlace;
import switchboard.ui.panes.PaneLayout;
import switchboard.ui.panes.PersistentSplitPane;
import switchboard.ui.sessions.SessionWindows;
import switchboard.ui.wire.WirePanel;

/**
 * The panel of a recorded session: its clients, its log, the bytes of its messages, and notes, which can be changed.
 *
 * <p>Event dispatch thread only. The code that opened the log closes it after the panel is gone.
 */
public final class ViewerPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final String READING = "reading";

    private final transient ViewedSession subject;
    private final transient SessionLog log;
    private final transient NoteStore store;
    private final transient Executor edt;
    private final transient SessionWindows windows;
    private final transient CommandActions commands = new CommandActions(this, this);
    private final transient LiveModel live = new LiveModel();
    private final transient Notices notices = new Notices();
    private final RecordedClientsPanel clients;
    private final LogPanel messages;
    private final WirePanel wire;
    private final PersistentSplitPane logAndWire;
    private final JLabel summary = new JLabel();
    private long newest = -1;
    private long first = 1;
    private boolean asking;
    private boolean askAgain;
    private transient CompletableFuture<Void> lastNotes = CompletableFuture.completedFuture(null);

    /**
     * Creates the panel and begins to read.
     *
     * @param store writes notes
     * @param edt runs callbacks: the event dispatch thread
     */
    public ViewerPanel(
            ViewedSession subject,
            SessionLog log,
            NoteStore store,
            Settings settings,
            Executor edt,
            ZoneId zone,
            Clipboard clipboard,
            SessionWindows windows) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]4[]0[grow,fill]"));
        this.subject = subject;
        this.log = log;
        this.store = store;
        this.edt = edt;
        this.windows = windows;
        ClientSelection selection = new ClientSelection();
        MessageSelection messageSelection = new MessageSelection();
        NoteWriter noteWriter = new NoteWriter(
                this::put,
                edt,
                sentence -> notices.showEvenIfDismissed(Notice.of("notes", Notice.Kind.ERROR, sentence)));
        clients = new RecordedClientsPanel(selection, zone, noteWriter);
        messages = new LogPanel(new LogContext(
                log,
                live,
                selection,
                messageSelection,
                settings,
                edt,
                zone,
                clipboard,
                Optional.of(noteWriter),
                Optional.empty()));
        wire = new WirePanel(
                log, messageSelection, edt, zone, clipboard, Optional.of(messages::editNote), FindingActions.NONE);
        wire.onShowAll(messages::clearFilter);
        PaneLayout panes = new PaneLayout(settings, messages, "window.pane.log");
        logAndWire = panes.addRight(wire, "window.pane.wire", InspectorPlace.divider("viewer.inspector"));
        panes.addLeft(clients, "window.pane.clients", new Divider("viewer", 350, 200, 0.4));
        panes.addCommands(commands);
        addCommands();
        add(buildHead(), "cell 0 0");
        add(new NoticeBar(notices), "cell 0 1, gapleft 16, gapright 16, gapbottom 8, wmin 0");
        add(panes.component(), "cell 0 2, gapleft 16, gapright 16, gapbottom 16, wmin 0, hmin 0, push");
        if (!subject.notice().isEmpty()) {
            notices.show(Notice.of("session", Notice.Kind.WARNING, subject.notice()));
        }
        refresh();
    }

    private void addCommands() {
        commands.add(WindowCommand.REFRESH_VIEWER, this::refresh);
        commands.add(
                WindowCommand.EXPORT_VIEWED, () -> windows.export(subject.file(), subject.name(), messages.shown()));
        commands.add(WindowCommand.REPLAY_VIEWED, () -> windows.replay(subject.file(), subject.name(), Set.of()));
        commands.add(
                WindowCommand.SHOW_IN_FOLDER,
                () -> windows.showInFolder(
                        subject.file(),
                        sentence -> notices.showEvenIfDismissed(Notice.of("folder", Notice.Kind.INFO, sentence))));
    }

    private JPanel buildHead() {
        JPanel head = new JPanel(new MigLayout("insets 10 16 4 16, fillx", "[]12[]12[]12:push[]8[]8[]2[]", "[center]"));
        head.setOpaque(false);
        InertLabel title = new InertLabel(
                subject.name(), "Label.foreground", "h3.font", Optional.of(Icons.of("history", 22, "sb.accent")));
        head.add(title, "wmin 60");
        head.add(pill());
        summary.putClientProperty("FlatLaf.styleClass", "muted");
        head.add(summary, "wmin 0");
        JButton refresh = commands.get(WindowCommand.REFRESH_VIEWER).button();
        refresh.setVisible(subject.live());
        head.add(refresh, "hidemode 3");
        head.add(commands.get(WindowCommand.EXPORT_VIEWED).button());
        head.add(commands.get(WindowCommand.REPLAY_VIEWED).button());
        head.add(commands.get(WindowCommand.SHOW_IN_FOLDER).tool(new JButton()));
        return head;
    }

    private JPanel pill() {
        JPanel pill = new JPanel(new MigLayout("insets 3 10 3 12", "[]", "[center]"));
        pill.putClientProperty("FlatLaf.styleClass", subject.live() ? "okPill" : "idlePill");
        JLabel words = new JLabel(
                Strings.of(subject.live() ? "viewer.pill.live" : "viewer.pill"),
                subject.live() ? Icons.of("radio", 16, "sb.ok") : Icons.of("archive", 16, "sb.text2"),
                JLabel.LEADING);
        words.putClientProperty("FlatLaf.styleClass", subject.live() ? "ok" : "muted");
        pill.add(words);
        return pill;
    }

    /** The numbers of the first and the newest message, and the clients, read together. */
    private record Read(long first, long newest, List<LoggedClient> clients) {
        long messages() {
            return newest == 0 ? 0 : newest - (first - 1);
        }
    }

    /** Reads the number of messages and the clients again. */
    public void refresh() {
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        askAgain = false;
        CompletableFuture<Read> read = log.firstAt(0)
                .thenCombine(log.newest(), (first, newest) -> new Read(Math.max(1, first), newest, List.of()))
                .thenCombine(log.clients(), (numbers, all) -> new Read(numbers.first(), numbers.newest(), all));
        FutureCallbacks.deliver(read, edt, this::show, this::fail);
    }

    /** Checks whether a session that is being recorded has grown; cheap if it has not. */
    public void tick() {
        if (asking || !subject.live()) {
            return;
        }
        asking = true;
        FutureCallbacks.deliver(
                log.newest(),
                edt,
                now -> {
                    asking = false;
                    if (now != newest || askAgain) {
                        refresh();
                    }
                },
                this::fail);
    }

    private void show(Read read) {
        asking = false;
        first = read.first();
        newest = read.newest();
        notices.clear(READING);
        LiveChanges changes = RecordedChanges.of(read.clients(), first, newest, List.of());
        live.accept(changes);
        clients.show(read.clients());
        summary.setText(Strings.of("viewer.summary", read.clients().size(), LocalizedFormats.count(read.messages())));
        if (askAgain) {
            refresh();
        }
    }

    private CompletableFuture<Void> put(List<Annotation> annotations) {
        CompletableFuture<Void> kept = store.put(annotations);
        lastNotes = kept.exceptionally(failure -> null);
        FutureCallbacks.deliver(kept, edt, done -> noted(annotations), sentence -> {
            // The caller of this method gets the failure too and shows it.
        });
        return kept;
    }

    private void noted(List<Annotation> annotations) {
        List<Long> numbers = annotations.stream()
                .filter(one -> one.subject() instanceof Note.Subject.OfMessage)
                .map(one -> ((Note.Subject.OfMessage) one.subject()).number())
                .toList();
        live.accept(RecordedChanges.of(List.of(), first, newest, numbers));
        wire.noted(numbers);
        refresh();
        windows.sessionsChanged();
    }

    /** Returns a future that completes when all notes put so far are written. */
    public CompletableFuture<Void> notesWritten() {
        return lastNotes;
    }

    private void fail(String sentence) {
        asking = false;
        notices.showEvenIfDismissed(new Notice(
                READING,
                Notice.Kind.ERROR,
                sentence,
                List.of(Notice.Action.dismissing(Strings.of("log.retry"), this::refresh))));
    }

    /** Moves the focus to the table of clients. */
    public void begin() {
        clients.table().requestFocusInWindow();
    }

    @Override
    public void doLayout() {
        InspectorPlace.turn(logAndWire, getWidth());
        super.doLayout();
    }
}
