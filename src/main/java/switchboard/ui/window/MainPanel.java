package switchboard.ui.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Container;
import java.awt.Dimension;
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
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.archive.SessionSummary;
import switchboard.model.ConnectionId;
import switchboard.reply.Snippets;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.Keys;
import switchboard.ui.edt.Answers;
import switchboard.ui.edt.Background;
import switchboard.ui.edt.Edt;
import switchboard.ui.export.Exportable;
import switchboard.ui.header.HeaderActions;
import switchboard.ui.header.HeaderBar;
import switchboard.ui.help.KeysCard;
import switchboard.ui.join.JoinCard;
import switchboard.ui.listen.AccessCard;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.listen.ListenerForm;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.Requests;
import switchboard.ui.live.Selection;
import switchboard.ui.log.LogPanel;
import switchboard.ui.log.LogPorts;
import switchboard.ui.look.Appearance;
import switchboard.ui.note.Noting;
import switchboard.ui.notice.LiveNotices;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.NoticeBar;
import switchboard.ui.notice.Notices;
import switchboard.ui.panes.PaneCycle;
import switchboard.ui.panes.Split;
import switchboard.ui.reply.ReplyPanel;
import switchboard.ui.sessions.Caretaker;
import switchboard.ui.sessions.SessionWords;
import switchboard.ui.status.StatusBar;
import switchboard.ui.wire.MessageFocus;
import switchboard.ui.wire.WirePanel;

/**
 * The whole content of the main window; can be created, laid out and painted without a display.
 *
 * <p>Event dispatch thread only.
 */
public final class MainPanel extends JLayeredPane {
    private static final long serialVersionUID = 1L;

    /** The width at 100 % zoom from which the wire views are beside the log. */
    private static final int WIDE_ENOUGH = 1180;

    private static final int WIDE_ENOUGH_WITHOUT_CLIENTS = 880;

    /** The height at 100 % zoom from which the wire views are shown below the log without a current message. */
    private static final int HIGH_ENOUGH = 640;

    private static final int WIRE = 360;
    private static final int WIRE_PROJECTED = 384;
    private static final int WIRE_BELOW = 200;
    private static final int REPLY = 188;
    private static final int REPLY_COMPACT = 122;
    private static final String SNIPPETS = "snippets";

    private final transient Selection selection = new Selection();
    private final transient Notices notices = new Notices();
    private final transient Appearance appearance;
    private final transient ListenControl listen;
    private final transient WindowPorts ports;
    private final transient SideWindows side;
    private final transient Caretaker caretaker;
    private final transient Clipboard clipboard = Clipboard.system();
    private final ClientsPanel clients;
    private final LogPanel log;
    private final WirePanel wire;
    private final ReplyPanel reply;
    private final StatusBar status;
    /** Cards are created on first use, so that they do not delay the start. */
    private transient Optional<JoinCard> joinCard = Optional.empty();

    private transient Optional<AccessCard> accessCard = Optional.empty();
    private final JPanel content =
            new JPanel(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]4[]0[grow,fill]4[]"));
    private final transient MessageFocus focus = new MessageFocus();
    private final Overlay overlay = new Overlay();
    private final Split logAndWire;
    private final Split clientsAndRest;
    private final Split mainAndReply;
    private boolean placed;

    /**
     * Creates the panel.
     *
     * @param clock microseconds since 1970, UTC
     */
    public MainPanel(WindowPorts ports, LiveModel live, Appearance appearance, LongSupplier clock) {
        this.ports = ports;
        this.appearance = appearance;
        Requests requests = new Requests(
                ports.bus(), sentence -> notices.showAgain(Notice.of("requests", Notice.Kind.ERROR, sentence)));
        listen = new ListenControl(live, requests, ports.defaults(), ports.settings());
        live.onChange(new LiveNotices(notices, listen::start, this::showSessionFile)::accept);
        Settings settings = ports.settings();
        SessionWords words = new SessionWords(ports.zone(), clock);
        side = new SideWindows(ports, appearance, this, clipboard, words, this::wishesChanged, this::sessionsChanged);
        Noting noting = new Noting(
                ports.sessions().notes(),
                Edt::later,
                sentence -> notices.showAgain(Notice.of("notes", Notice.Kind.ERROR, sentence)));
        caretaker = new Caretaker(
                ports.sessions().shelf(), settings, notices, Edt::later, clock, words, new CaretakerWays());
        clients = new ClientsPanel(
                live, selection, requests, noting, clipboard, clock, ports.zone(), this::reply, this::showJoinCard);
        clients.onReplay(ids -> withFile(file -> side.replay(file, sessionName(file), ids)));
        log = new LogPanel(new LogPorts(
                ports.log(),
                live,
                selection,
                focus,
                settings,
                Edt::later,
                ports.zone(),
                clipboard,
                Optional.of(noting),
                Optional.of(this::reply)));
        wire = new WirePanel(ports.log(), focus, Edt::later, ports.zone(), clipboard, Optional.of(log::editNote));
        live.onChange(changes -> wire.noted(changes.noted()));
        reply = new ReplyPanel(
                ports.bus(),
                live,
                selection,
                () -> Snippets.decoded(settings.text(SNIPPETS, "")),
                kept -> settings.put(SNIPPETS, kept.encoded()));
        status = new StatusBar(live, notices, clock);
        name(clients, "window.pane.clients");
        name(log, "window.pane.log");
        name(wire, "window.pane.wire");
        name(reply, "window.pane.reply");
        logAndWire = new Split(JSplitPane.HORIZONTAL_SPLIT, log, wire, settings, "wire", WIRE, WIRE_BELOW, true, 0.45);
        clientsAndRest =
                new Split(JSplitPane.HORIZONTAL_SPLIT, clients, logAndWire, settings, "clients", 290, 200, false, 0.4);
        mainAndReply = new Split(
                JSplitPane.VERTICAL_SPLIT, clientsAndRest, reply, settings, "reply", REPLY, REPLY, true, 0.42);
        // Cells by index, because a hidden component would let the others move to other rows.
        content.add(new HeaderBar(listen, appearance, new Cards()), "cell 0 0, wmin 0");
        content.add(new NoticeBar(notices), "cell 0 1, gapleft 16, gapright 16, gapbottom 8, wmin 0");
        content.add(mainAndReply, "cell 0 2, gapleft 16, gapright 16, wmin 0, hmin 0, push");
        content.add(status, "cell 0 3, wmin 0");
        add(content, DEFAULT_LAYER);
        add(overlay, MODAL_LAYER);
        appearance.onChange(this::arrange);
        focus.onChange(this::turnWire);
        bindKeys();
    }

    private static void name(JComponent pane, String key) {
        pane.getAccessibleContext().setAccessibleName(Strings.of(key));
        pane.setMinimumSize(new Dimension(0, 0));
    }

    private void bindKeys() {
        PaneCycle cycle = new PaneCycle(List.<Container>of(clients, log, wire, reply));
        Keys.anywhere(this, "F6", () -> cycle.move(true));
        Keys.anywhere(this, "shift F6", () -> cycle.move(false));
        ZoomKeys.bind(this, appearance);
        Keys.anywhere(this, "F1", this::showKeys);
        // In a text field this key types a letter, because the field consumes it first.
        Keys.anywhere(this, "typed ?", this::showKeys);
        Keys.anywhere(this, "shift typed ?", this::showKeys);
        Keys.anywhere(this, "menu J", this::showJoinCard);
        Keys.anywhere(this, "menu O", () -> side.showSessions(List.of()));
        Keys.anywhere(this, "menu E", this::exportSession);
    }

    /** Sets the first keyboard focus and shows the first notices; called when the window has opened. */
    void begin() {
        if (clients.isVisible()) {
            clients.table().requestFocusInWindow();
        } else {
            reply.focusEditor();
        }
        ports.sessions()
                .notice()
                .ifPresent(notice -> notices.show(Notice.of("session", Notice.Kind.WARNING, Strings.said(notice))));
        caretaker.begin();
    }

    /**
     * Closes the side windows and returns a future that completes when cancelled exports have removed their incomplete
     * files.
     */
    CompletableFuture<Void> end() {
        return side.close();
    }

    private void wishesChanged() {
        caretaker.wishesChanged();
    }

    private void sessionsChanged() {
        caretaker.sessionsChanged();
    }

    private void exportSession() {
        withFile(file -> side.export(new Exportable(file, sessionName(file), log.shown())));
    }

    /** Gets a file that holds this session and hands it over. */
    private void withFile(Consumer<Path> then) {
        Answers.take(
                Background.ask("session-file", () -> ports.sessions().file().get()),
                Edt::later,
                then,
                this::sessionFailed);
    }

    private String sessionName(Path file) {
        String name = String.valueOf(file.getFileName());
        return ports.sessions().temporary() ? Strings.of("sessions.this") : name.replaceFirst("\\.db$", "");
    }

    private void showSessionFile() {
        withFile(file -> side.showInFolder(file, this::sessionFailed));
    }

    private void sessionFailed(String sentence) {
        notices.showAgain(Notice.of("sessions", Notice.Kind.ERROR, sentence));
    }

    /** Updates rates and progress; called ten times a second. */
    public void tick() {
        status.tick();
        side.tick();
    }

    /** Updates waiting times; called once a second. */
    public void tickSecond() {
        clients.tick();
        side.tickSecond();
    }

    private void reply(ConnectionId id) {
        if (!selection.has(id)) {
            selection.set(Set.of(id));
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

    private void showKeys() {
        overlay.open(new KeysCard(), false, overlay.closeButton());
    }

    private void showAccess() {
        AccessCard card = accessCard.orElseGet(() -> new AccessCard(listen, clipboard));
        accessCard = Optional.of(card);
        SwingUtilities.updateComponentTreeUI(card);
        overlay.open(card, false, card.first());
    }

    private void addListener() {
        ListenerForm form = new ListenerForm(
                ports.defaults(),
                settings -> {
                    overlay.close();
                    listen.start(settings);
                },
                overlay::close);
        overlay.open(form, false, form.first());
    }

    /** Returns the model of the notices. */
    public Notices notices() {
        return notices;
    }

    @Override
    public void doLayout() {
        content.setBounds(0, 0, getWidth(), getHeight());
        overlay.setBounds(0, 0, getWidth(), getHeight());
        turnWire();
        if (!placed && getWidth() > 0) {
            content.validate();
            arrange();
            placed = true;
        }
    }

    /** Shows, hides and sizes the panes for the present size and zoom. */
    private void arrange() {
        boolean folded = appearance.isProjector();
        clients.setVisible(!folded);
        clientsAndRest.setDividerSize(folded ? 0 : UIScale.scale(12));
        // On a projector the log needs every row.
        reply.setCompact(folded);
        mainAndReply.become(folded ? "reply.projector" : "reply", REPLY, folded ? REPLY_COMPACT : REPLY);
        logAndWire.become(folded ? "wire.projector" : "wire", folded ? WIRE_PROJECTED : WIRE, WIRE_BELOW);
        turnWire();
        for (Split split : List.of(mainAndReply, clientsAndRest, logAndWire)) {
            split.place();
            split.validate();
        }
        revalidate();
    }

    /**
     * Places the wire views beside the log if there is space, else below it; hides them if the window is low too and
     * there is no current message.
     */
    private void turnWire() {
        int enough = clients.isVisible() ? WIDE_ENOUGH : WIDE_ENOUGH_WITHOUT_CLIENTS;
        int wanted = getWidth() >= UIScale.scale(enough) ? JSplitPane.HORIZONTAL_SPLIT : JSplitPane.VERTICAL_SPLIT;
        if (logAndWire.getOrientation() != wanted) {
            logAndWire.turn(wanted);
        }
        boolean shown = wanted == JSplitPane.HORIZONTAL_SPLIT
                || getHeight() >= UIScale.scale(HIGH_ENOUGH)
                || focus.number().isPresent();
        if (wire.isVisible() != shown) {
            wire.setVisible(shown);
            logAndWire.setDividerSize(shown ? UIScale.scale(12) : 0);
            logAndWire.place();
            logAndWire.revalidate();
        }
    }

    /** The actions of the header bar. */
    private final class Cards implements HeaderActions {
        @Override
        public void showJoinCard() {
            MainPanel.this.showJoinCard();
        }

        @Override
        public void addListener() {
            MainPanel.this.addListener();
        }

        @Override
        public void showAccess() {
            MainPanel.this.showAccess();
        }

        @Override
        public void showKeys() {
            MainPanel.this.showKeys();
        }

        @Override
        public void showSessions() {
            side.showSessions(List.of());
        }

        @Override
        public void openSession() {
            side.chooseFile(MainPanel.this::sessionFailed);
        }

        @Override
        public void exportSession() {
            MainPanel.this.exportSession();
        }

        @Override
        public void replaySession() {
            withFile(file -> side.replay(file, sessionName(file), Set.of()));
        }

        @Override
        public void showSessionFile() {
            MainPanel.this.showSessionFile();
        }
    }

    /** The actions of notices about earlier sessions. */
    private final class CaretakerWays implements Caretaker.Ways {
        @Override
        public void open(SessionSummary session) {
            side.open(List.of(session.file()), MainPanel.this::sessionFailed);
        }

        @Override
        public void review(List<SessionSummary> sessions) {
            side.showSessions(sessions);
        }

        @Override
        public CompletableFuture<Boolean> release(List<Path> files) {
            return side.release(files);
        }

        @Override
        public void changed() {
            side.sessionsChanged();
        }
    }
}
