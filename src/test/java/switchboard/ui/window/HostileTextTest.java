package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JEditorPane;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.RepaintManager;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.BodyPreview;
import switchboard.record.Gap;
import switchboard.record.LogRow;
import switchboard.record.LoggedMessage;
import switchboard.text.StoredText;
import switchboard.ui.Settings;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Direction;
import switchboard.wire.Escapes;
import switchboard.wire.Findings;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.Severity;

/**
 * Puts the same hostile text in every place that a client's text can reach, and checks every component and tool tip of
 * the window.
 */
@Timeout(120)
@ExtendWith(EdtChecker.class)
@Tag("slow")
class HostileTextTest {
    private static final long NOW = 1_763_816_701_000_000L;
    private static final int MESSAGES = 30;

    @AfterEach
    void leaveNoTheme() throws Exception {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    /** The content of the window with a text as message, name, note, finding, gap, trouble, refusal and farewell. */
    private static final class Fixture {
        private final String text;
        private final EventBus bus = new EventBus();
        private final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        private final LiveModel live = new LiveModel();
        private final MainPanel panel;

        Fixture(String text) {
            this.text = text;
            Appearance appearance = new Appearance(Settings.inMemory(), Theme.LIGHT);
            appearance.install();
            FakeLog log = new FakeLog(MESSAGES, this::row, number -> true, true);
            log.messages = number -> Optional.of(message(number));
            panel = new MainPanel(
                    new WindowContext(
                            bus,
                            log,
                            DemoClass.settings("127.0.0.1"),
                            Settings.inMemory(),
                            ZoneOffset.UTC,
                            new SessionContext(
                                    () -> Path.of("session.db"),
                                    false,
                                    Optional.of(StoredText.of(text)),
                                    FakeArchive.EMPTY,
                                    FakeNotes.QUICK,
                                    any -> FakeNotes.QUICK),
                            () -> {}),
                    live,
                    appearance,
                    () -> NOW,
                    () -> NOW);
            panel.setSize(1_600, 1_000);
            panel.addNotify();
            happen();
            panel.begin();
        }

        private Message wire() {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Message(
                    FrameStatus.UNFRAMED,
                    bytes,
                    0,
                    bytes.length,
                    ReadTrace.single(1, bytes.length),
                    List.of(Findings.saying(Cause.NO_HEADER, Certainty.LIKELY, text, text)));
        }

        private LogRow row(long number) {
            return new LogRow(
                    number,
                    NOW,
                    new ConnectionId(1),
                    text,
                    Direction.IN,
                    text.length(),
                    new BodyPreview(text, true, text.length()),
                    Optional.of(StoredText.of(text)),
                    Optional.of(Cause.NO_HEADER),
                    Severity.PROBLEM,
                    new Note(true, text),
                    Optional.of(new Gap(NOW, NOW, 1, 1, StoredText.of(text))),
                    false);
        }

        private LoggedMessage message(long number) {
            return new LoggedMessage(
                    number,
                    NOW,
                    new ConnectionId(1),
                    text,
                    text,
                    Direction.IN,
                    wire(),
                    OptionalLong.empty(),
                    new Note(true, text),
                    false,
                    StandardCharsets.UTF_8);
        }

        private void happen() {
            DemoClass lesson = new DemoClass(bus, NOW);
            lesson.listen(true);
            for (int client = 1; client <= 3; client++) {
                ConnectionId id = new ConnectionId(client);
                lesson.open(client);
                bus.publish(new Fact.Named(id, text));
                bus.publish(new Fact.Received(id, NOW, NOW, wire()));
                bus.publish(new Fact.NoteKept(new Note.Subject.OfClient(id), new Note(true, text)));
            }
            lesson.close(3, CloseReason.FAILED, text, false);
            bus.publish(new Fact.Warning("recorder", StoredText.of(text)));
            bus.publish(new Fact.Warning("accept", StoredText.of(text)));
            bus.publish(new Fact.ListeningFailed(DemoClass.settings("127.0.0.1"), StoredText.of(text)));
            bus.publish(new Fact.Recorded(MESSAGES, MESSAGES, 1_000));
            pump();
        }

        private void pump() {
            live.pump(news);
            panel.tick();
            panel.tickSecond();
            panel.validate();
        }

        /** Shows everything: each client and message selected, each view in front. */
        void show() {
            for (JTable table : ComponentFinder.all(panel, JTable.class)) {
                if (table.getRowCount() > 0) {
                    table.setRowSelectionInterval(0, 0);
                }
            }
            pump();
            for (JTabbedPane tabs : ComponentFinder.all(panel, JTabbedPane.class)) {
                for (int tab = 0; tab < tabs.getTabCount(); tab++) {
                    tabs.setSelectedIndex(tab);
                    paint();
                }
            }
            paint();
        }

        private void paint() {
            pump();
            BufferedImage image = new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
            RepaintManager.currentManager(panel).setDoubleBufferingEnabled(false);
            Graphics2D g = image.createGraphics();
            panel.paint(g);
            g.dispose();
        }

        /** Returns every component, and every renderer with a cell in it. */
        List<Component> all() {
            List<Component> found = new ArrayList<>(ComponentFinder.all(panel, Component.class));
            for (JTable table : ComponentFinder.all(panel, JTable.class)) {
                for (int column = 0; column < table.getColumnCount(); column++) {
                    for (int row = 0; row < Math.min(3, table.getRowCount()); row++) {
                        Component cell = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
                        found.add(cell);
                        if (cell instanceof Container inner) {
                            found.addAll(ComponentFinder.all(inner, Component.class));
                        }
                    }
                }
            }
            return found;
        }

        /** Returns the tool tips at the middle of each component and of each cell. */
        List<String> tips() {
            List<String> tips = new ArrayList<>();
            for (JComponent one : ComponentFinder.all(panel, JComponent.class)) {
                int step =
                        one instanceof JTable table ? Math.max(1, table.getRowHeight()) : Math.max(1, one.getHeight());
                for (int y = step / 2; y < Math.min(one.getHeight(), 3 * step); y += step) {
                    for (int x = 4; x < one.getWidth(); x += one instanceof JTable ? 40 : one.getWidth()) {
                        String tip = one.getToolTipText(
                                new MouseEvent(one, MouseEvent.MOUSE_MOVED, 0, 0, x, y, x, y, 0, false, 0));
                        if (tip != null) {
                            tips.add(tip);
                            JToolTip shown = one.createToolTip();
                            shown.setTipText(tip);
                            assertNull(shown.getClientProperty(BasicHTML.propertyKey), "markup in a tooltip");
                            shown.setSize(shown.getPreferredSize());
                            shown.paint(new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB).createGraphics());
                        }
                    }
                }
            }
            return tips;
        }
    }

    private static void isNoMarkup(Component one) {
        if (one instanceof JComponent component) {
            assertNull(component.getClientProperty(BasicHTML.propertyKey), "markup in " + one.getClass());
        }
        if (one instanceof JEditorPane editor) {
            assertEquals("text/plain", editor.getContentType(), one.getClass().getName());
        }
    }

    @Test
    void markupIsShownAsItIsAndAsksNobodyForAnything() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/";
            String text = "<html><img src=" + address + "x.png><link rel=stylesheet href=" + address
                    + "y.css><object classid=java.lang.Thread>";
            OnEdt.run(() -> {
                Fixture fixture = new Fixture(text);
                fixture.show();
                fixture.all().forEach(HostileTextTest::isNoMarkup);
                assertTrue(fixture.tips().stream().anyMatch(tip -> tip.contains("<html>")), "no tooltip says it");
            });
            elsewhere.setSoTimeout(500);
            assertThrows(SocketTimeoutException.class, elsewhere::accept, "somebody asked for the picture");
        }
    }

    @Test
    void markupThatIsTooDeepToBeLaidOutDoesNoHarm() throws Exception {
        OnEdt.run(() -> {
            Fixture fixture = new Fixture("<html>" + "<table><tr><td>".repeat(400) + "deep");
            fixture.show();
            fixture.all().forEach(HostileTextTest::isNoMarkup);
            assertTrue(fixture.tips().stream().anyMatch(tip -> tip.contains("<table><tr><td>")), "no tooltip says it");
        });
    }

    @Test
    void whatMovesTurnsHidesOrBreaksTextReachesNoLabelNoTooltipAndNoListener() throws Exception {
        String text =
                "a\u001b[2J\u001b]0;title\u0007\u001b]52;c;aGk=\u0007\r\nb\u202ec\u2066\u200b\ufeffd\u0085\u2028e";
        OnEdt.run(() -> {
            Fixture fixture = new Fixture(text);
            fixture.show();
            TreeSet<String> broken = new TreeSet<>();
            for (Component one : fixture.all()) {
                if (one instanceof JLabel label) {
                    look(broken, one, label.getText());
                }
                if (one instanceof AbstractButton button) {
                    look(broken, one, button.getText());
                }
                // Text components need a screen for their accessible context.
                if (!(one instanceof JTextComponent) && one.getAccessibleContext() != null) {
                    look(broken, one, one.getAccessibleContext().getAccessibleName());
                    look(broken, one, one.getAccessibleContext().getAccessibleDescription());
                }
            }
            List<String> tips = fixture.tips();
            assertTrue(tips.stream().anyMatch(tip -> tip.contains("title")), "no tooltip says it");
            for (String tip : tips) {
                look(broken, fixture.panel, tip);
            }
            assertEquals(new TreeSet<>(), broken);
        });
    }

    private static void look(TreeSet<String> broken, Component where, String said) {
        // Texts of the program may have several lines.
        if (said != null && said.codePoints().anyMatch(point -> point != '\n' && !Escapes.isHarmless(point))) {
            broken.add(where.getClass().getName() + ": " + Escapes.text(said));
        }
    }
}
