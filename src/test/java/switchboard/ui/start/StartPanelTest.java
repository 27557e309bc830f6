package switchboard.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ListenerInfo;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.Settings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.listen.ListenControl;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

@Timeout(30)
class StartPanelTest {
    /** A start screen on a real event bus. */
    private static final class Room {
        final EventBus bus = new EventBus();
        final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        final LiveModel live = new LiveModel();
        final List<String> copied = new ArrayList<>();
        final List<WindowCommand> ran = new ArrayList<>();
        final StartPanel panel;

        Room() {
            this(Theme.LIGHT, 100);
        }

        Room(Theme theme, int zoom) {
            LookAndFeelSetup.install(theme, zoom);
            ListenControl listen = new ListenControl(
                    live,
                    new RequestSender(bus, sentence -> {}),
                    settings("127.0.0.1", Framings.HEADER64, ClassCode.NONE),
                    Settings.inMemory());
            CommandActions commands = new CommandActions(new JPanel(), new JPanel());
            for (WindowCommand command :
                    List.of(WindowCommand.OPEN_CLIENT, WindowCommand.START_SWARM, WindowCommand.SHOW_JOIN_CARD)) {
                commands.add(command, () -> ran.add(command));
            }
            panel = new StartPanel(listen, commands, copied::add);
            panel.setSize(700, 400);
            panel.addNotify();
        }

        void listen(ListenerInfo listener) {
            bus.publish(new Fact.Listening(listener));
            live.pump(news);
            panel.validate();
            panel.validate();
        }

        boolean isShown(String text) {
            return ComponentFinder.all(panel, AbstractButton.class).stream()
                    .anyMatch(one -> text.equals(one.getText()) && shown(one));
        }

        private boolean shown(java.awt.Component one) {
            for (java.awt.Component at = one; at != panel && at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        }

        String words() {
            return ComponentFinder.all(panel, InertParagraph.class).stream()
                            .filter(this::shown)
                            .map(InertParagraph::text)
                            .collect(Collectors.joining("|"))
                    + "|"
                    + ComponentFinder.all(panel, InertLabel.class).stream()
                            .filter(this::shown)
                            .map(InertLabel::text)
                            .collect(Collectors.joining("|"))
                    + "|"
                    + ComponentFinder.all(panel, JLabel.class).stream()
                            .filter(this::shown)
                            .map(JLabel::getText)
                            .collect(Collectors.joining("|"));
        }

        String drawing() {
            return ComponentFinder.one(panel, MessageDrawing.class, any -> true)
                    .getAccessibleContext()
                    .getAccessibleName();
        }
    }

    private static ListenerSettings settings(String address, Framing framing, ClassCode code) {
        return new ListenerSettings(
                new Where.Tcp(address, 5050), framing, ReplyFormat.FRAMED, false, "", new AutoReply.Off(), code);
    }

    private static ListenerInfo listener(String address, Framing framing, ClassCode code, String fingerprint) {
        List<Reachable> reachable =
                address.equals("0.0.0.0") ? List.of(new Reachable("192.168.1.20", "Wi-Fi")) : List.of();
        return new ListenerInfo(
                1,
                fingerprint.isEmpty() ? "tcp" : "tls",
                address + ":5050",
                5050,
                reachable,
                settings(address, framing, code),
                fingerprint,
                "");
    }

    @Test
    void itSaysInWordsAndDrawsWhatTheServerExpects() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.listen(listener("127.0.0.1", Framings.HEADER64, ClassCode.NONE, ""));
            assertTrue(room.words().contains("Waiting for the first client"), room.words());
            assertTrue(room.words().contains("64"), room.words());
            assertTrue(room.words().contains("127.0.0.1:5050"), room.words());
            assertEquals("A message: header, 64 bytes: 13␠ × 62, body, 13 bytes: Hello Server!", room.drawing());
        });
    }

    @Test
    void theClassCodeAndTlsAreSaidAndACommandIsGivenWhereOneCanTypeAtTheServer() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.listen(listener("127.0.0.1", Framings.LINES, ClassCode.NONE, ""));
            assertTrue(room.words().contains("nc 127.0.0.1 5050"), room.words());
            assertFalse(room.words().contains("class code"), room.words());
        });
        OnEdt.run(() -> {
            Room room = new Room();
            room.listen(listener("127.0.0.1", Framings.LINES, new ClassCode("apple"), "AB:CD"));
            assertTrue(room.words().contains("The first message is the class code."), room.words());
            assertTrue(room.words().contains("TLS"), room.words());
            assertFalse(room.words().contains("nc 127.0.0.1"), room.words());
        });
    }

    @Test
    void everyStepFromHereIsAButton() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.listen(listener("127.0.0.1", Framings.HEADER64, ClassCode.NONE, ""));
            for (String button : List.of("Open a client", "Start a small swarm", "Open to the network", "Join card")) {
                assertTrue(room.isShown(button), button);
                ComponentFinder.button(room.panel, button).doClick();
            }
            assertEquals(
                    List.of(WindowCommand.OPEN_CLIENT, WindowCommand.START_SWARM, WindowCommand.SHOW_JOIN_CARD),
                    room.ran);
            Request.MoveListener moved =
                    (Request.MoveListener) room.bus.requests().poll(0).orElseThrow();
            assertEquals(new Where.Tcp("0.0.0.0", 5050), moved.settings().where());
            room.listen(listener("0.0.0.0", Framings.HEADER64, ClassCode.NONE, ""));
            assertFalse(room.isShown("Open to the network"));
            ComponentFinder.one(
                            room.panel,
                            AbstractButton.class,
                            one -> "Copy address"
                                    .equals(one.getAccessibleContext().getAccessibleName()))
                    .doClick();
            assertEquals(List.of("127.0.0.1:5050"), room.copied);
        });
    }

    @Test
    void nothingIsCutWhereTheLogIsNarrowAndTheWindowIsLarge() throws Exception {
        for (int zoom : new int[] {100, 200}) {
            OnEdt.run(() -> {
                Room room = new Room(Theme.DARK, zoom);
                room.panel.setSize(460 * zoom / 100, 330 * zoom / 100);
                room.listen(listener("127.0.0.1", Framings.HEADER64, ClassCode.NONE, ""));
                room.panel.validate();
                List<String> cut = new ArrayList<>();
                for (JComponent one : ComponentFinder.all(room.panel, JComponent.class)) {
                    boolean said = one instanceof AbstractButton || one instanceof JLabel || one instanceof InertLabel;
                    boolean narrow = one.getWidth() < one.getPreferredSize().width
                            || one.getX() + one.getWidth() > one.getParent().getWidth();
                    if (said && room.shown(one) && one.getWidth() > 0 && narrow) {
                        cut.add(one.getAccessibleContext().getAccessibleName());
                    }
                }
                assertEquals(List.of(), cut, zoom + " %");
                assertFalse(room.panel.getVerticalScrollBar().isVisible(), "it needs no scrolling");
                LookAndFeelSetup.install(Theme.LIGHT, 100);
            });
        }
    }

    @Test
    void aStoppedServerIsStartedFromHere() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            ListenerInfo listener = listener("127.0.0.1", Framings.HEADER64, ClassCode.NONE, "");
            room.listen(listener);
            assertFalse(room.isShown("Start"));
            room.bus.publish(new Fact.ListeningEnded(listener, Optional.empty()));
            room.live.pump(room.news);
            assertTrue(room.words().contains("The server is stopped"), room.words());
            assertFalse(room.isShown("Open a client"));
            assertTrue(room.isShown("Start"));
            ComponentFinder.button(room.panel, "Start").doClick();
            assertTrue(room.bus.requests().poll(0).orElseThrow() instanceof Request.StartListening);
        });
    }
}
