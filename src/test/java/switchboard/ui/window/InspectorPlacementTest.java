package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.live.LiveModel;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.reply.ReplyPanel;
import switchboard.ui.wire.WirePanel;

/** The room that clients, log and inspector get in windows of usual sizes. */
@Timeout(120)
@ExtendWith(EdtChecker.class)
class InspectorPlacementTest {
    private static final long NOW = 1_763_816_701_000_000L;

    /** The height of the title of a window, which the screen shows too. */
    private static final int TITLE = 24;

    /** The height of a row of clients and of the log. */
    private static final int ROW = 24;

    /** The height of the composer while nothing is written, with its gaps. */
    private static final int COMPOSER = 48;

    /** The number of a message without a header, with a finding. */
    private static final long PROBLEM = 9;

    private final EventBus bus = new EventBus();
    private final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
    private final LiveModel live = new LiveModel();
    private MainPanel panel;

    @AfterEach
    void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    /** Shows the window of a class with a selected message, and what was read for it. */
    private void show(int width, int height, int zoom) {
        OnEdt.run(() -> panel = panel(width, height, zoom));
        for (int turn = 0; turn < 3; turn++) {
            // Each turn handles what the one before has queued.
            OnEdt.run(() -> layOut(panel));
        }
    }

    private MainPanel panel(int width, int height, int zoom) {
        Settings settings = Settings.inMemory();
        settings.put("theme", "light");
        settings.put("zoom", zoom);
        Appearance appearance = new Appearance(settings, Theme.LIGHT);
        appearance.install();
        FakeLog log = new FakeLog(1_204, DemoMessages::row, number -> number % 3 == 0, true);
        log.messages = number -> Optional.of(DemoMessages.message(number));
        MainPanel built = new MainPanel(
                new WindowContext(
                        bus,
                        log,
                        DemoClass.settings("127.0.0.1"),
                        settings,
                        ZoneOffset.UTC,
                        new SessionContext(
                                () -> Path.of("session.db"),
                                false,
                                Optional.empty(),
                                FakeArchive.EMPTY,
                                FakeNotes.QUICK,
                                any -> FakeNotes.QUICK),
                        () -> {}),
                live,
                appearance,
                () -> NOW,
                () -> NOW);
        built.setSize(width, height - TITLE);
        built.addNotify();
        built.validate();
        DemoClass lesson = new DemoClass(bus, NOW);
        lesson.listen(true);
        lesson.arrive();
        live.pump(news);
        built.tick();
        JTable table = logTable(built);
        table.setRowSelectionInterval((int) PROBLEM - 1, (int) PROBLEM - 1);
        layOut(built);
        return built;
    }

    private static void layOut(MainPanel panel) {
        // Repeated for components whose height depends on their width.
        for (int i = 0; i < 4; i++) {
            panel.doLayout();
            panel.validate();
        }
    }

    private static JTable logTable(MainPanel panel) {
        return ComponentFinder.one(
                ComponentFinder.one(panel, LogPanel.class, any -> true), JTable.class, any -> true);
    }

    private static WirePanel inspector(MainPanel panel) {
        return ComponentFinder.one(panel, WirePanel.class, any -> true);
    }

    private static Rectangle place(MainPanel panel, Component component) {
        return SwingUtilities.convertRectangle(component.getParent(), component.getBounds(), panel);
    }

    /** Returns the view of a tab, which scrolls. */
    private static JComponent view(MainPanel panel, String name) {
        return ComponentFinder.one(
                inspector(panel),
                JComponent.class,
                one -> one.getClass().getSimpleName().equals(name));
    }

    @Test
    void aWindowOf1280By800ShowsClientsLogAndSixRowsOfHexAtOnce() {
        show(1280, 800, 100);
        OnEdt.run(() -> {
            ComponentFinder.one(inspector(panel), JTabbedPane.class, any -> true)
                    .setSelectedIndex(2);
            layOut(panel);
            JComponent hex = view(panel, "HexView");
            int line = hex.getFontMetrics(hex.getFont()).getHeight();
            JTable clients = ComponentFinder.one(panel, ClientsPanel.class, any -> true).table();
            // A composer that is used takes its lines from the panes; here nothing is written.
            ReplyPanel composer = ComponentFinder.one(panel, ReplyPanel.class, any -> true);
            int spare = Math.max(0, composer.getHeight() - COMPOSER);
            int ofLog = (logTable(panel).getVisibleRect().height + spare) / ROW;
            int ofClients = (clients.getVisibleRect().height + spare) / ROW;
            assertTrue(ofLog >= 14, ofLog + " rows of the log");
            assertTrue(ofClients >= 18, ofClients + " rows of clients");
            assertTrue(hex.getVisibleRect().height >= 6 * line, hex.getVisibleRect() + " of the hex view");
        });
    }

    @ParameterizedTest
    @CsvSource({"1024,768,100", "1280,720,100", "1920,1080,150", "2560,1440,200"})
    void bytesAreInViewBelowTheFindingInSmallerWindows(int width, int height, int zoom) {
        show(width, height, zoom);
        OnEdt.run(() -> {
            JComponent bytes = view(panel, "WireView");
            int line = bytes.getFontMetrics(bytes.getFont()).getHeight();
            assertTrue(bytes.getVisibleRect().height >= 4 * line, bytes.getVisibleRect() + " of the bytes");
            Rectangle inspector = place(panel, inspector(panel));
            Rectangle log = place(panel, ComponentFinder.one(panel, LogPanel.class, any -> true));
            assertTrue(inspector.y >= log.y + log.height, "the inspector is below the log");
            assertEquals(log.x, inspector.x);
            assertEquals(log.width, inspector.width);
            Rectangle composer = place(panel, ComponentFinder.one(panel, ReplyPanel.class, any -> true));
            assertTrue(composer.y >= inspector.y + inspector.height);
        });
    }

    @ParameterizedTest
    @CsvSource({"1599,900,false", "1600,900,true", "1920,1080,true"})
    void from1600PixelsOnTheInspectorIsAtTheRightAndHas16BytesInARow(int width, int height, boolean right) {
        show(width, height, 100);
        OnEdt.run(() -> {
            Rectangle inspector = place(panel, inspector(panel));
            Rectangle log = place(panel, ComponentFinder.one(panel, LogPanel.class, any -> true));
            assertEquals(right, inspector.x >= log.x + log.width, "at the right");
            assertEquals(!right, inspector.y >= log.y + log.height, "below");
            ComponentFinder.one(inspector(panel), JTabbedPane.class, any -> true)
                    .setSelectedIndex(2);
            layOut(panel);
            JComponent hex = view(panel, "HexView");
            int cell = hex.getFontMetrics(hex.getFont()).charWidth('0');
            assertTrue(hex.getPreferredSize().width >= 70 * cell, "16 bytes in a row");
            assertTrue(hex.getVisibleRect().width >= hex.getPreferredSize().width, "all of them in view");
        });
    }

    @Test
    void theHeadersOfTheTablesAreOnOneLineAndSoAreTheTabsAndTheFilter() {
        show(1600, 900, 100);
        OnEdt.run(() -> {
            JTable clients = ComponentFinder.one(panel, ClientsPanel.class, any -> true).table();
            int header = place(panel, clients.getTableHeader()).y;
            assertEquals(header, place(panel, logTable(panel).getTableHeader()).y);
            JTabbedPane tabs = ComponentFinder.one(inspector(panel), JTabbedPane.class, any -> true);
            Rectangle tab = tabs.getBoundsAt(0);
            int middle = SwingUtilities.convertPoint(tabs, new Point(0, tab.y + tab.height / 2), panel).y;
            Component filter = ComponentFinder.one(panel, javax.swing.JTextField.class, any -> true);
            Rectangle field = place(panel, filter);
            assertEquals(field.y + field.height / 2, middle, 1, "the middle of the tabs and of the filter field");
        });
    }

    @Test
    void explainCoversTheWindowAndEscapeClosesIt() {
        show(1024, 768, 100);
        OnEdt.run(() -> {
            ComponentFinder.button(inspector(panel), "Explain").doClick();
            layOut(panel);
            Container overlay = ComponentFinder.one(panel, Overlay.class, any -> true);
            assertTrue(overlay.isVisible());
            JComponent bytes = ComponentFinder.all(overlay, JComponent.class).stream()
                    .filter(one -> one.getClass().getSimpleName().equals("WireView"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(bytes.getVisibleRect().height > 200, bytes.getVisibleRect() + " of the bytes");
            assertTrue(bytes.getVisibleRect().width > 800);
            for (Component one : ComponentFinder.all(overlay, Component.class)) {
                Rectangle place = place(panel, one);
                assertTrue(place.x >= 0 && place.getMaxX() <= panel.getWidth(), one + " leaves the window");
            }
            ComponentFinder.press((JComponent) overlay, "ESCAPE");
            assertFalse(overlay.isVisible());
        });
    }

    @Test
    void theGapsBetweenThePanesAreAsWideAtEachZoom() {
        for (int zoom : List.of(100, 150, 200)) {
            show(1280 * zoom / 100, 800 * zoom / 100, zoom);
            OnEdt.run(() -> {
                Rectangle inspector = place(panel, inspector(panel));
                Rectangle log = place(panel, ComponentFinder.one(panel, LogPanel.class, any -> true));
                assertEquals(8 * zoom / 100, inspector.y - log.y - log.height, "at " + zoom + " %");
            });
        }
    }
}
