package switchboard.ui.client;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.client.session.ClientSession;
import switchboard.client.session.ClientStatus;
import switchboard.model.ConnectionId;
import switchboard.ui.Settings;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.edt.BackgroundTasks;
import switchboard.ui.finding.FindingActions;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.log.LogContext;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.note.NoteWriter;
import switchboard.ui.panes.InspectorPlace;
import switchboard.ui.panes.PaneLayout;
import switchboard.ui.panes.PersistentSplitPane;
import switchboard.ui.wire.WirePanel;

/**
 * A client: it connects to a server, sends what is typed and shows the messages of its side of the wire in the same
 * views as the server's.
 *
 * <p>Event dispatch thread only; never waits. {@link #stop} disconnects and forgets the messages.
 */
public final class ClientPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The states of the connection. */
    private enum State {
        DISCONNECTED("client.connect", "unplug"),
        CONNECTING("client.cancel", "loader-circle"),
        CONNECTED("client.disconnect", "plug");

        private final String action;
        private final String icon;

        State(String action, String icon) {
            this.action = action;
            this.icon = icon;
        }
    }

    private final transient ClientSession session;
    private final transient LiveModel live = new LiveModel();
    private final ConnectForm form;
    private final JButton connect = new JButton();
    private final JLabel statusIcon = new JLabel();
    private final InertParagraph status = new InertParagraph("Label.foreground", "Label.font", false);
    private final MessageLine message;
    private final PersistentSplitPane logAndWire;
    private State state = State.DISCONNECTED;
    private transient Optional<ConnectionId> current = Optional.empty();

    /**
     * Creates the panel without a connection.
     *
     * @param first the server to begin with; empty for none
     * @param edt runs callbacks: the event dispatch thread
     * @param zone the time zone of the times
     */
    public ClientPanel(
            Optional<CalledServer> first, Settings settings, Executor edt, ZoneId zone, Clipboard clipboard) {
        super(new MigLayout("insets 14 16 16 16, fill, wrap 1, hidemode 3", "[grow,fill]", "[]8[]10[grow,fill]10[]"));
        session = new ClientSession(Clock.systemUTC(), now -> edt.execute(() -> statusChanged(now)));
        form = new ConnectForm(first);
        message = new MessageLine(edt, session::send);
        MessageSelection messageSelection = new MessageSelection();
        NoteWriter noteWriter = new NoteWriter(session.notes(), edt, this::say);
        LogPanel log = new LogPanel(new LogContext(
                session.log(),
                live,
                new ClientSelection(),
                messageSelection,
                settings,
                edt,
                zone,
                clipboard,
                Optional.of(noteWriter),
                Optional.empty()));
        WirePanel wire = new WirePanel(
                session.log(), messageSelection, edt, zone, clipboard, Optional.of(log::editNote), FindingActions.NONE);
        live.onChange(changes -> wire.noted(changes.noted()));
        wire.onShowAll(log::clearFilter);
        PaneLayout panes = new PaneLayout(settings, log, "window.pane.log");
        logAndWire = panes.addRight(wire, "window.pane.wire", InspectorPlace.divider("client.inspector"));
        panes.addCommands(new CommandActions(this, this));
        add(buildHead(), "wmin 0");
        add(buildStatus(), "wmin 0");
        add(panes.component(), "wmin 0, hmin 0, push");
        add(message, "wmin 0");
        form.onChange(this::refresh);
        form.onSubmit(this::connectOrNot);
        show(State.DISCONNECTED, Strings.of("client.status.none"));
    }

    private JPanel buildHead() {
        JPanel head = new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]16[]", "[top]"));
        head.setOpaque(false);
        connect.putClientProperty("FlatLaf.styleClass", "primary");
        connect.addActionListener(event -> {
            if (state == State.DISCONNECTED) {
                connectOrNot();
            } else {
                disconnect();
            }
        });
        head.add(form, "wmin 0");
        head.add(connect);
        return head;
    }

    private JPanel buildStatus() {
        JPanel line = new JPanel(new MigLayout("insets 0, fillx", "[]8[grow,fill]", "[top]"));
        line.setOpaque(false);
        line.add(statusIcon);
        line.add(status, "wmin 0");
        return line;
    }

    /** Connects to the server of the form, if the form is right and there is no connection. */
    void connectOrNot() {
        Optional<CalledServer> server = form.server();
        if (state != State.DISCONNECTED || server.isEmpty()) {
            return;
        }
        show(
                State.CONNECTING,
                Strings.of("client.status.connecting", server.get().target().server()));
        current =
                Optional.of(session.connect(server.get().target(), server.get().code()));
    }

    private void disconnect() {
        boolean attempt = state == State.CONNECTING;
        session.disconnect();
        if (attempt) {
            current = Optional.empty();
            show(State.DISCONNECTED, Strings.of("client.status.cancelled"));
        }
    }

    private void statusChanged(ClientStatus now) {
        if (!current.equals(Optional.of(now.connection()))) {
            return;
        }
        switch (now.phase()) {
            case CONNECTED -> {
                show(State.CONNECTED, Strings.render(now.text()));
                message.first().requestFocusInWindow();
            }
            case FAILED, ENDED -> {
                current = Optional.empty();
                show(State.DISCONNECTED, FailureWords.of(now.text()));
                if (now.phase() == ClientStatus.Phase.FAILED) {
                    statusIcon.setIcon(Icons.of("circle-x", 16, "sb.err"));
                }
            }
        }
    }

    private void show(State now, String sentence) {
        state = now;
        statusIcon.setIcon(Icons.of(now.icon, 16, now == State.CONNECTED ? "sb.ok" : "sb.text2"));
        say(sentence);
        connect.setText(Strings.of(now.action));
        form.setOpen(now == State.DISCONNECTED);
        message.setOpen(now == State.CONNECTED);
        refresh();
    }

    private void say(String sentence) {
        status.setText(sentence);
        status.getAccessibleContext().setAccessibleName(sentence);
        revalidate();
    }

    private void refresh() {
        connect.setEnabled(state != State.DISCONNECTED || form.server().isPresent());
    }

    /** Shows what has come and gone since the last call; called ten times a second. */
    public void tick() {
        live.pump(session.changes());
    }

    /** Moves the focus to the place where a person goes on. */
    public void focus() {
        (form.server().isPresent() ? connect : form.first()).requestFocusInWindow();
    }

    /** Disconnects and forgets the messages. */
    public void stop() {
        session.disconnect();
        var unused = BackgroundTasks.submit("client-close", () -> {
            session.close();
            return true;
        });
    }

    @Override
    public void doLayout() {
        InspectorPlace.turn(logAndWire, getWidth());
        super.doLayout();
    }
}
