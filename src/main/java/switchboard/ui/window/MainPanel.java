package switchboard.ui.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ConnectionId;
import switchboard.model.ListenerSettings.Where;
import switchboard.record.LoggedMessage;
import switchboard.reply.Snippets;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.command.CommandAction;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.FileDialogs;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.finding.ReadingActions;
import switchboard.ui.header.HeaderBar;
import switchboard.ui.help.ShortcutsCard;
import switchboard.ui.join.JoinCard;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.listen.ListenersCard;
import switchboard.ui.listen.StopQuestion;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.live.RequestSender;
import switchboard.ui.log.EarlierMessages;
import switchboard.ui.log.LogContext;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.Appearance;
import switchboard.ui.note.NoteWriter;
import switchboard.ui.notice.LiveNotices;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.NoticeBar;
import switchboard.ui.notice.Notices;
import switchboard.ui.panes.Divider;
import switchboard.ui.panes.InspectorPlace;
import switchboard.ui.panes.PaneLayout;
import switchboard.ui.panes.PersistentSplitPane;
import switchboard.ui.panes.QuestionCard;
import switchboard.ui.present.PresentView;
import switchboard.ui.removal.ClientRemovals;
import switchboard.ui.removal.UndoBar;
import switchboard.ui.replay.ReplayTarget;
import switchboard.ui.reply.RecipientOfMessage;
import switchboard.ui.reply.ReplyPanel;
import switchboard.ui.sessions.SessionFormatter;
import switchboard.ui.sessions.SessionNotices;
import switchboard.ui.start.StartPanel;
import switchboard.ui.status.StatusBar;
import switchboard.ui.wire.WirePanel;

/**
 * The whole content of the main window; can be created, laid out and painted without a display.
 *
 * <p>Event dispatch thread only.
 */
public final class MainPanel extends JLayeredPane {
    private static final long serialVersionUID = 1L;

    /** The height at 100 % zoom from which the inspector is shown below the log without a current message. */
    private static final int HIGH_ENOUGH = 640;

    private static final Divider CLIENTS = new Divider("clients", 290, 200, 0.4);
    private static final Divider WIRE = InspectorPlace.divider("inspector");
    private static final String SNIPPETS = "snippets";

    private final transient ClientSelection selection = new ClientSelection();
    private final transient Notices notices = new Notices();
    private final transient Appearance appearance;
    private final transient ListenControl listen;
    private final transient WindowContext context;
    private final transient SideWindows sideWindows;
    private final transient SessionNotices sessionNotices;
    private final transient ClientCommands clientCommands;
    private final transient Clipboard clipboard = Clipboard.system();
    private final transient CommandActions commands = new CommandActions(this, this);
    private final ClientsPanel clients;
    private final LogPanel log;
    private final WirePanel wire;
    private final ReplyPanel reply;
    private final HeaderBar header;
    private final StatusBar status;
    private final PresentView present;
    /** Cards are created on first use, so that they do not delay the start. */
    private transient Optional<JoinCard> joinCard = Optional.empty();

    private transient Optional<ListenersCard> listenersCard = Optional.empty();
    private final JPanel content =
            new JPanel(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]4[]0[grow,fill]4[]"));
    private final transient MessageSelection messageSelection = new MessageSelection();
    private final Overlay overlay = new Overlay();
    private final transient ClientRemovals removals;
    private final UndoBar undoBar;
    private final PersistentSplitPane logAndWire;
    private final PersistentSplitPane clientsAndRest;
    /** The parts that are hidden while the window presents. */
    private final transient List<JComponent> normal;

    private boolean placed;

    /**
     * Creates the panel.
     *
     * @param clock microseconds since 1970, UTC
     * @param elapsed the elapsed time since the program started, in microseconds, for durations
     */
    public MainPanel(
            WindowContext context, LiveModel live, Appearance appearance, LongSupplier clock, LongSupplier elapsed) {
        this.context = context;
        this.appearance = appearance;
        RequestSender requests = new RequestSender(
                context.bus(),
                sentence -> notices.showEvenIfDismissed(Notice.of("requests", Notice.Kind.ERROR, sentence)));
        listen = new ListenControl(live, requests, context.defaults(), context.settings());
        live.onChange(
                new LiveNotices(
                        notices,
                        listen.list(),
                        this::showSessionFile,
                        auto -> requests.send(new Request.SetAutoReply(auto)))::accept);
        Settings settings = context.settings();
        SessionFormatter formatter = new SessionFormatter(context.zone(), clock);
        sideWindows = new SideWindows(context, appearance, this, clipboard, formatter);
        NoteWriter noteWriter = new NoteWriter(
                context.sessions().notes(),
                Edt::later,
                sentence -> notices.showEvenIfDismissed(Notice.of("notes", Notice.Kind.ERROR, sentence)));
        sessionNotices = new SessionNotices(
                context.sessions().archive(), settings, notices, Edt::later, clock, formatter, sideWindows);
        sideWindows.setNotices(sessionNotices);
        sideWindows.setReplayTarget(this::replayTarget);
        clients = new ClientsPanel(
                live,
                selection,
                requests,
                noteWriter,
                clipboard,
                settings,
                elapsed,
                context.zone(),
                this::reply,
                this::showJoinCard);
        removals = new ClientRemovals(live, requests, elapsed, this::ask);
        undoBar = new UndoBar(removals);
        clients.onRemoval(removals::disconnect, removals::block);
        clients.onReplay(ids -> withFile(file -> sideWindows.replay(file, sessionName(file), ids)));
        log = new LogPanel(new LogContext(
                context.log(),
                live,
                selection,
                messageSelection,
                settings,
                Edt::later,
                context.zone(),
                clipboard,
                Optional.of(noteWriter),
                Optional.of(this::reply)));
        wire = new WirePanel(
                context.log(),
                messageSelection,
                Edt::later,
                context.zone(),
                clipboard,
                Optional.of(log::editNote),
                new ReadingActions(live, requests));
        live.onChange(changes -> wire.noted(changes.noted()));
        log.onReadOtherwise(wire::showAgain);
        wire.onShowAll(log::clearFilter);
        wire.onExplain(card -> overlay.open(card, false, overlay.closeButton()));
        reply = new ReplyPanel(
                context.bus(),
                live,
                selection,
                () -> Snippets.decoded(settings.text(SNIPPETS, "")),
                kept -> settings.put(SNIPPETS, kept.encoded()));
        RecipientOfMessage.follow(context.log(), messageSelection, Edt::later, reply::messageSelected);
        log.sendAgainBy(new EarlierMessages() {
            @Override
            public void send(LoggedMessage message) {
                reply.sendAgain(message);
            }

            @Override
            public void edit(LoggedMessage message) {
                reply.replyTo(message.client());
                writeReply();
                reply.edit(message);
            }
        });
        status = new StatusBar(live, notices, elapsed);
        addCommands();
        clientCommands = new ClientCommands(listen, notices, commands, sideWindows);
        var unused = new NewSession(context.sessions(), live, notices, commands, sideWindows);
        log.showUntilFirstClient(new StartPanel(listen, commands, clipboard));
        PaneLayout panes = new PaneLayout(settings, log, "window.pane.log");
        logAndWire = panes.addRight(wire, "window.pane.wire", WIRE);
        clientsAndRest = panes.addLeft(clients, "window.pane.clients", CLIENTS);
        panes.addFoot(reply, "window.pane.reply");
        header = new HeaderBar(listen, appearance, commands, this::askToStop);
        present = new PresentView(listen, live, selection, log, wire, reply, elapsed, context.zone(), commands);
        panes.addElsewhere(present.strip(), "window.pane.strip");
        panes.addCommands(commands);
        normal = List.of(header, panes.component(), status);
        // Cells by index, because a hidden component would let the others move to other rows.
        content.add(header, "cell 0 0, wmin 0");
        content.add(new NoticeBar(notices), "cell 0 1, gapleft 16, gapright 16, gapbottom 8, wmin 0");
        content.add(panes.component(), "cell 0 2, gapleft 16, gapright 16, wmin 0, hmin 0, push");
        content.add(present, "cell 0 2, wmin 0, hmin 0, push");
        content.add(status, "cell 0 3, wmin 0");
        add(content, DEFAULT_LAYER);
        add(undoBar, PALETTE_LAYER);
        add(overlay, MODAL_LAYER);
        appearance.limitBy(() -> ZoomLimit.of(this, appearance.isPresenting()));
        appearance.onChange(this::arrange);
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                if (isShowing()) {
                    appearance.fit();
                }
            }
        });
        messageSelection.onChange(this::layOutWireViews);
    }

    private void addCommands() {
        ZoomCommands.add(commands, appearance);
        commands.add(WindowCommand.PRESENT, () -> appearance.present(!appearance.isPresenting()));
        commands.add(WindowCommand.WRITE_REPLY, this::writeReply);
        commands.add(
                WindowCommand.SHOW_JOIN_CARD,
                () -> listen.state() == ListenControl.State.LISTENING,
                this::showJoinCard);
        commands.add(WindowCommand.SHOW_LISTENERS, () -> showListeners(ListenersCard::showList));
        commands.add(WindowCommand.SHOW_ACCESS, () -> showListeners(ListenersCard::showAccess));
        commands.add(WindowCommand.ADD_LISTENER, () -> showListeners(ListenersCard::showAdd));
        commands.add(WindowCommand.SHOW_SESSIONS, () -> sideWindows.showSessions(List.of()));
        commands.add(WindowCommand.OPEN_SESSION_FILE, () -> sideWindows.openOthers(this::sessionFailed));
        commands.add(WindowCommand.EXPORT_THIS_SESSION, this::exportSession);
        commands.add(
                WindowCommand.REPLAY_THIS_SESSION,
                () -> withFile(file -> sideWindows.replay(file, sessionName(file), Set.of())));
        commands.add(WindowCommand.SHOW_SESSION_FILE, this::showSessionFile);
        commands.add(
                WindowCommand.SHOW_SHORTCUTS, () -> overlay.open(new ShortcutsCard(), false, overlay.closeButton()));
    }

    /** Sets the first keyboard focus and shows the first notices; called when the window has opened. */
    void begin() {
        clients.table().requestFocusInWindow();
        context.sessions()
                .notice()
                .ifPresent(notice -> notices.show(Notice.of("session", Notice.Kind.WARNING, Strings.render(notice))));
        sessionNotices.begin();
    }

    /**
     * Closes the side windows and returns a future that completes when cancelled exports have removed their incomplete
     * files.
     */
    CompletableFuture<Void> end() {
        clientCommands.end();
        return sideWindows.close();
    }

    private void exportSession() {
        withFile(file -> sideWindows.export(file, sessionName(file), log.shown()));
    }

    /** Gets a file that holds this session and hands it over. */
    private void withFile(Consumer<Path> then) {
        FutureCallbacks.deliver(
                BackgroundTasks.submit(
                        "session-file", () -> context.sessions().file().get()),
                Edt::later,
                then,
                this::sessionFailed);
    }

    /** Returns the first listener without TLS, which a replay in the window can call, and a free port. */
    private ReplayTarget replayTarget() {
        int free = listen.proposal().where() instanceof Where.Tcp tcp ? tcp.port() : 0;
        return listen.all().stream()
                .filter(one -> one.port() > 0 && !one.isEncrypted())
                .findFirst()
                .map(one -> new ReplayTarget(
                        ListenControl.ownHost(one), one.port(), one.settings().code(), free))
                .orElse(new ReplayTarget(
                        ReplayTarget.DEFAULT.host(), ReplayTarget.DEFAULT.port(), ClassCode.NONE, free));
    }

    private String sessionName(Path file) {
        String name = String.valueOf(file.getFileName());
        return context.sessions().temporary() ? Strings.of("sessions.this") : name.replaceFirst("\\.db$", "");
    }

    private void showSessionFile() {
        withFile(file -> sideWindows.showInFolder(file, this::sessionFailed));
    }

    private void sessionFailed(String sentence) {
        notices.showEvenIfDismissed(Notice.of("sessions", Notice.Kind.ERROR, sentence));
    }

    /** Updates rates and progress; called ten times a second. */
    public void tick() {
        removals.tick();
        status.tick();
        sideWindows.tick();
    }

    /** Updates waiting times; called once a second. */
    public void tickSecond() {
        clients.tick();
        present.tickSecond();
        listenersCard.ifPresent(ListenersCard::tick);
        sideWindows.tickSecond();
    }

    private void reply(ConnectionId id) {
        reply.replyTo(id);
        writeReply();
    }

    /** Moves the focus to the editor of the reply, which is hidden while the window presents. */
    private void writeReply() {
        if (appearance.isPresenting()) {
            present.showReply();
        }
        reply.focusEditor();
    }

    private void showJoinCard() {
        JoinCard card = joinCard.orElseGet(() -> new JoinCard(listen, clipboard));
        joinCard = Optional.of(card);
        // A closed card is not in the component tree and missed changes of the theme and the zoom.
        SwingUtilities.updateComponentTreeUI(card);
        overlay.open(card, true, overlay.closeButton());
    }

    private void showListeners(Consumer<ListenersCard> page) {
        ListenersCard card = listenersCard.orElseGet(() -> new ListenersCard(
                listen,
                clipboard,
                first -> FileDialogs.save(this, first),
                Edt::later,
                sentence -> notices.showEvenIfDismissed(Notice.of("listen", Notice.Kind.ERROR, sentence))));
        listenersCard = Optional.of(card);
        SwingUtilities.updateComponentTreeUI(card);
        page.accept(card);
        overlay.open(card, true, card.first());
    }

    /** Stops listening, after a question if clients are connected. */
    private void askToStop() {
        StopQuestion.ofListeners(listen, overlay::close).ifPresentOrElse(overlay::ask, listen::stop);
    }

    /** Runs the action that closes the window, after a question if clients are connected. */
    void askToClose(Runnable close) {
        StopQuestion.ofWindow(listen, close, overlay::close).ifPresentOrElse(overlay::ask, close);
    }

    /** Shows a question about something harmful; no answer, such as Escape, is no. */
    private void ask(String question, String detail, String yes, Runnable onYes) {
        QuestionCard.Answer agree = new QuestionCard.Answer(yes, () -> {
            overlay.close();
            onYes.run();
        });
        // Later, because a menu that closes gives the focus back first.
        Edt.later(() -> overlay.ask(new QuestionCard(question, List.of(detail), List.of(agree), overlay::close)));
    }

    /** Returns the action of a command of the window. */
    CommandAction action(WindowCommand command) {
        return commands.get(command);
    }

    /** Returns the model of the notices. */
    public Notices notices() {
        return notices;
    }

    @Override
    public void doLayout() {
        content.setBounds(0, 0, getWidth(), getHeight());
        overlay.setBounds(0, 0, getWidth(), getHeight());
        layOutWireViews();
        if (!placed && getWidth() > 0) {
            content.validate();
            arrange();
            placed = true;
        }
        if (undoBar.isVisible()) {
            content.validate();
            // Above the composer and the status bar, so that it covers none of their buttons.
            boolean composed = reply.isVisible() && reply.getHeight() > 0;
            undoBar.place(
                    composed ? SwingUtilities.convertPoint(reply, 0, 0, this).y : getHeight() - UIScale.scale(16));
        }
    }

    /** Shows the panes as they are for presenting, or else places them for the present size and zoom. */
    private void arrange() {
        boolean presenting = appearance.isPresenting();
        if (presenting != present.isVisible()) {
            normal.forEach(part -> part.setVisible(!presenting));
            if (presenting) {
                present.begin();
            } else {
                present.end();
            }
        }
        if (presenting) {
            revalidate();
            return;
        }
        layOutWireViews();
        for (PersistentSplitPane split : List.of(clientsAndRest, logAndWire)) {
            split.place();
            split.validate();
        }
        revalidate();
    }

    /**
     * Places the inspector below the log, or at its right in a wide window; hides it if the window is low and there is
     * no current message.
     */
    private void layOutWireViews() {
        if (appearance.isPresenting()) {
            return;
        }
        InspectorPlace.turn(logAndWire, getWidth());
        boolean shown = InspectorPlace.isAtTheRight(getWidth())
                || getHeight() >= UIScale.scale(HIGH_ENOUGH)
                || messageSelection.number().isPresent();
        if (wire.isVisible() != shown) {
            wire.setVisible(shown);
            logAndWire.setDivided(shown);
            logAndWire.place();
            logAndWire.revalidate();
        }
    }
}
