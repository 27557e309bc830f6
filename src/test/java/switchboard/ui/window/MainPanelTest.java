package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.accessibility.AccessibleContext;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JSpinner;
import javax.swing.JTable;
import javax.swing.RepaintManager;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.model.ListenerSettings;
import switchboard.text.StoredText;
import switchboard.ui.Settings;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeArchive;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.header.HeaderBar;
import switchboard.ui.live.LiveModel;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;

@Timeout(120)
@ExtendWith(EdtChecker.class)
class MainPanelTest {
    private static final long NOW = 1_763_816_701_000_000L;

    /** The content of the window on a real event bus, without a frame. */
    private static final class Fixture {
        final EventBus bus = new EventBus();
        final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        final DemoClass lesson = new DemoClass(bus, NOW);
        final LiveModel live = new LiveModel();
        final Settings settings = Settings.inMemory();
        final Appearance appearance;
        final MainPanel panel;

        Fixture(Theme theme, int zoom, int width, int height) {
            settings.put("theme", theme.word());
            settings.put("zoom", zoom);
            appearance = new Appearance(settings, Theme.LIGHT);
            appearance.install();
            FakeLog log = new FakeLog(1_204, DemoMessages::row, number -> number % 3 == 0, true);
            log.messages = number -> Optional.of(DemoMessages.message(number));
            panel = new MainPanel(
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
            panel.setSize(width, height);
            panel.addNotify();
            panel.validate();
        }

        void pump() {
            live.pump(news);
            panel.tick();
            panel.validate();
        }

        BufferedImage paint() {
            BufferedImage image = new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
            RepaintManager manager = RepaintManager.currentManager(panel);
            manager.setDoubleBufferingEnabled(false);
            Graphics2D g = image.createGraphics();
            try {
                panel.paint(g);
            } finally {
                g.dispose();
            }
            return image;
        }
    }

    private static List<Component> all(Container root) {
        List<Component> found = new ArrayList<>();
        for (Component child : root.getComponents()) {
            if (child.isVisible()) {
                found.add(child);
                if (child instanceof Container inner) {
                    found.addAll(all(inner));
                }
            }
        }
        return found;
    }

    @Test
    void itPaintsInBothThemesAndAllSizesWithoutAWordOfComplaint() throws Exception {
        List<String> complaints = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("com.formdev.flatlaf.FlatLaf");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                    complaints.add(record.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                for (int zoom : new int[] {100, 150, 200, 300}) {
                    OnEdt.run(() -> {
                        Fixture fixture = new Fixture(theme, zoom, 1920, 1060);
                        fixture.lesson.listen(true);
                        fixture.lesson.arrive();
                        fixture.pump();
                        BufferedImage image = fixture.paint();
                        assertTrue(colours(image) > 30, theme + " " + zoom + ": nothing much was painted");
                    });
                }
            }
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(List.of(), complaints);
    }

    private static int colours(BufferedImage image) {
        return (int) Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    @Test
    void noButtonAndNoHeaderLabelIsCutWhereTheWindowIsOfAUsableSize() throws Exception {
        int[][] sizes = {{1280, 760, 100}, {1024, 700, 100}, {1920, 1060, 150}, {1920, 1060, 200}};
        for (int[] size : sizes) {
            List<String> cut = OnEdt.call(() -> {
                Fixture fixture = new Fixture(Theme.LIGHT, size[2], size[0], size[1]);
                fixture.lesson.listen(true);
                fixture.lesson.arrive();
                fixture.pump();
                List<String> found = new ArrayList<>();
                Container header = ComponentFinder.one(fixture.panel, HeaderBar.class, any -> true);
                for (Component one : all(header)) {
                    boolean text = one instanceof JLabel || one instanceof AbstractButton;
                    if (text && one.getWidth() < one.getPreferredSize().width) {
                        found.add(one.getClass().getSimpleName() + " " + name(one));
                    }
                }
                return found;
            });
            assertEquals(List.of(), cut, size[0] + " × " + size[1] + " at " + size[2]);
        }
    }

    @ParameterizedTest
    @CsvSource({"100,1280,760", "125,1600,900", "150,1920,1060", "200,2560,1440"})
    void noControlIsCutAtAnyScaleInAnyThemeWithNamesOfAllScripts(int zoom, int width, int height) throws Exception {
        for (Theme theme : Theme.values()) {
            List<String> cut = OnEdt.call(() -> {
                Fixture fixture = new Fixture(theme, zoom, width, height);
                fixture.lesson.listen(true);
                fixture.lesson.arrive();
                fixture.pump();
                fixture.paint();
                List<String> found = new ArrayList<>();
                for (Component one : all(fixture.panel)) {
                    boolean said = one instanceof AbstractButton button
                            && button.getText() != null
                            && !button.getText().isEmpty();
                    boolean shown = said && one.getWidth() > 0 && one.getHeight() > 0;
                    Dimension wanted = one.getPreferredSize();
                    if (shown && (one.getWidth() < wanted.width || one.getHeight() < wanted.height)) {
                        found.add(name(one) + " " + one.getSize() + " wants " + wanted);
                    }
                    if (one instanceof JTable table) {
                        // The tallest glyphs of the fallback fonts: Chinese, Arabic, Thai.
                        FontMetrics metrics = table.getFontMetrics(table.getFont());
                        TextLayout layout =
                                new TextLayout("Áğ李محمدสมชาย", table.getFont(), metrics.getFontRenderContext());
                        if (table.getRowHeight() < layout.getBounds().getHeight()) {
                            found.add(name(table) + " has rows of " + table.getRowHeight());
                        }
                    }
                }
                return found;
            });
            assertEquals(List.of(), cut, theme + " at " + zoom);
        }
    }

    private static String name(Component component) {
        AccessibleContext context = component.getAccessibleContext();
        return context == null || context.getAccessibleName() == null ? "" : context.getAccessibleName();
    }

    @Test
    void everythingThatCanHaveTheFocusHasANameForThoseWhoListen() throws Exception {
        List<String> nameless = OnEdt.call(() -> {
            Fixture fixture = new Fixture(Theme.LIGHT, 100, 1280, 760);
            fixture.lesson.listen(true);
            fixture.lesson.arrive();
            fixture.pump();
            List<String> found = new ArrayList<>();
            for (Component one : all(fixture.panel)) {
                boolean asked = one instanceof AbstractButton
                        || one instanceof JTextComponent
                        || one instanceof JComboBox<?>
                        || one instanceof JSpinner
                        || one instanceof JTable;
                if (asked && one.isFocusable() && one.isEnabled() && name(one).isBlank()) {
                    found.add(one.toString());
                }
            }
            return found;
        });
        assertEquals(List.of(), nameless);
    }

    @Test
    void aPortInUseIsSaidWithAWayOut() throws Exception {
        OnEdt.run(() -> {
            Fixture fixture = new Fixture(Theme.LIGHT, 100, 1280, 760);
            fixture.bus.publish(new Fact.ListeningFailed(
                    DemoClass.settings("127.0.0.1"),
                    StoredText.of("Port 5050 on 127.0.0.1 is in use: choose another port.")));
            fixture.pump();
            var notice = fixture.panel.notices().first().orElseThrow();
            assertTrue(notice.sentence().startsWith("Port 5050"));
            notice.actions().getFirst().run().run();
            Request.StartListening start =
                    (Request.StartListening) fixture.bus.requests().poll(0).orElseThrow();
            assertEquals(
                    new ListenerSettings.Where.Tcp("127.0.0.1", 5051),
                    start.settings().where());
            fixture.lesson.listen(false);
            fixture.pump();
            assertEquals(Optional.empty(), fixture.panel.notices().first());
        });
    }

    @Test
    void anExceptionInTheWindowIsANoticeAndTheWindowGoesOn() throws Exception {
        Fixture fixture = OnEdt.call(() -> new Fixture(Theme.LIGHT, 100, 1280, 760));
        OnEdt.run(() -> EdtExceptionHandler.report(fixture.panel.notices(), new IllegalStateException("for a test")));
        OnEdt.run(() -> {
            assertTrue(fixture.panel.notices().first().orElseThrow().sentence().contains("IllegalStateException"));
            fixture.lesson.open(1);
            fixture.pump();
            assertEquals(1, fixture.live.clients().size());
        });
    }

    @Test
    void theSizeAndTheThemeAreRemembered() throws Exception {
        OnEdt.run(() -> {
            Fixture fixture = new Fixture(Theme.LIGHT, 100, 1280, 760);
            fixture.appearance.zoom(true);
            fixture.appearance.toggleTheme();
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            Appearance again = new Appearance(fixture.settings, Theme.LIGHT);
            again.install();
            assertEquals(1.1, UIScale.getZoomFactor(), 0.001);
            assertEquals(Theme.DARK, again.shown());
            LookAndFeelSetup.install(Theme.LIGHT, 100);
        });
    }
}
