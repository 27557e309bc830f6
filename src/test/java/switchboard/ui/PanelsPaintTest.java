package switchboard.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.RepaintManager;
import net.miginfocom.swing.MigLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Delivery;
import switchboard.reply.Snippets;
import switchboard.ui.fake.ClientFixtures;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoMessages;
import switchboard.ui.fake.FakeLog;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.finding.FindingActions;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.MessageSelection;
import switchboard.ui.log.LogContext;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.note.NoteWriter;
import switchboard.ui.reply.ReplyPanel;
import switchboard.ui.wire.WirePanel;

/** Builds, lays out and paints the panes without a display. */
@Timeout(60)
@Tag("slow")
final class PanelsPaintTest {
    private static final long[] KINDS = {9, 11, 12, 31};

    private final MessageSelection focus = new MessageSelection();
    private final ClientSelection selection = new ClientSelection();
    private final LiveModel live = new LiveModel();

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    private JPanel panels() {
        FakeLog log = new FakeLog(200, DemoMessages::row, number -> number % 3 == 0, true);
        log.messages = number -> Optional.of(DemoMessages.message(number));
        JPanel all = new JPanel(new MigLayout("insets 16, fill", "[grow 60,fill]12[grow 40,fill]", "[grow,fill]12[]"));
        all.add(
                new LogPanel(new LogContext(
                        log,
                        live,
                        selection,
                        focus,
                        Settings.inMemory(),
                        Runnable::run,
                        ZoneOffset.UTC,
                        text -> {},
                        Optional.of(new NoteWriter(FakeNotes.QUICK, Runnable::run, sentence -> {})),
                        Optional.of(client -> {}))),
                "wmin 0");
        all.add(
                new WirePanel(
                        log, focus, Runnable::run, ZoneOffset.UTC, text -> {}, Optional.empty(), FindingActions.NONE),
                "wmin 0, wrap");
        EventBus bus = new EventBus();
        all.add(new ReplyPanel(bus, live, selection, () -> Snippets.NONE, kept -> {}), "span 2, growx");
        return all;
    }

    private static BufferedImage paint(JComponent panel, int width, int height) {
        RepaintManager.currentManager(panel).setDoubleBufferingEnabled(false);
        panel.setSize(width, height);
        panel.addNotify();
        // Validated twice for components whose height depends on their width.
        panel.validate();
        panel.validate();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        panel.paint(g);
        g.dispose();
        return image;
    }

    private static int colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 2) {
            for (int y = 0; y < image.getHeight(); y += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }

    private static List<String> clippedButtons(Container root) {
        List<String> clipped = new ArrayList<>();
        for (AbstractButton button : ComponentFinder.all(root, AbstractButton.class)) {
            boolean shown = button.isVisible()
                    && button.getText() != null
                    && !button.getText().isEmpty();
            if (shown && button.getWidth() > 0 && button.getWidth() < button.getPreferredSize().width) {
                clipped.add(button.getText());
            }
        }
        return clipped;
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,100", "LIGHT,150", "LIGHT,200", "DARK,100", "DARK,200", "DARK,300"})
    void everyViewOfEveryKindOfMessageIsPaintedWithNoButtonClipped(Theme theme, int zoom) {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(theme, zoom);
            JPanel all = panels();
            live.accept(ClientFixtures.changes(ClientFixtures.clients(DemoMessages.NAMES), 200, List.of()));
            JTabbedPane tabs = ComponentFinder.one(all, JTabbedPane.class, any -> true);
            for (long kind : KINDS) {
                focus.choose(kind);
                for (int tab = 0; tab < tabs.getTabCount(); tab++) {
                    tabs.setSelectedIndex(tab);
                    BufferedImage image = paint(all, 1200 * zoom / 100, 760 * zoom / 100);
                    assertTrue(colours(image) > 20, theme + " " + zoom + " message " + kind + " tab " + tab);
                    assertEquals(List.of(), clippedButtons(all));
                }
            }
        });
    }

    @Test
    void whatCanHaveTheFocusHasAName() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            JPanel all = panels();
            selection.set(Set.of(ClientFixtures.id(1)));
            live.accept(ClientFixtures.changes(
                    ClientFixtures.clients("Ana"),
                    200,
                    List.of(new Fact.Delivered(1, ClientFixtures.id(1), Delivery.SENT, Optional.empty()))));
            focus.choose(9);
            paint(all, 1200, 760);
            int named = 0;
            for (Component component : ComponentFinder.all(all, Component.class)) {
                boolean reached = component.isFocusable()
                        && (component instanceof AbstractButton
                                || component instanceof javax.swing.text.JTextComponent
                                || component instanceof javax.swing.JTable
                                || component instanceof javax.swing.JComboBox
                                || component.getClass().getPackageName().endsWith("ui.wire"));
                if (reached && !(component instanceof javax.swing.JPanel) && component.isVisible()) {
                    String name = component.getAccessibleContext() == null
                            ? null
                            : component.getAccessibleContext().getAccessibleName();
                    boolean inner =
                            component.getName() != null && component.getName().startsWith("ComboBox.");
                    boolean arrow = component.getParent() instanceof javax.swing.JComboBox
                            || component.getParent() instanceof javax.swing.JScrollBar;
                    if (!inner && !arrow) {
                        assertFalse(name == null || name.isBlank(), "no name: " + component);
                        named++;
                    }
                }
            }
            assertTrue(named >= 30, "only " + named + " were looked at");
        });
    }
}
