package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.border.Border;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.ui.Settings;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;

/** Fonts, colours and borders after a change of the theme, of the zoom, and after presenting. */
@Timeout(60)
@ExtendWith(EdtChecker.class)
class AppearanceChangeTest {
    private final List<JFrame> frames = new ArrayList<>();

    @BeforeEach
    void needsADisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh test brings one");
    }

    @AfterEach
    void usualLook() throws Exception {
        OnEdt.run(() -> {
            frames.forEach(JFrame::dispose);
            LookAndFeelSetup.install(Theme.LIGHT, 100);
        });
    }

    private List<JComponent> windows(Settings settings, Appearance appearance) {
        List<JComponent> windows = CommandWindows.all(settings, appearance);
        for (JComponent window : windows) {
            frames.add(CommandWindows.frame(window, 1_280, 760));
            CommandWindows.selectMessage(window);
            window.validate();
        }
        return windows;
    }

    private static String looks(JComponent component) {
        Border border = component.getBorder();
        Insets insets = border == null ? new Insets(0, 0, 0, 0) : border.getBorderInsets(component);
        return component.getClass().getSimpleName() + " "
                // The accessible context of a text asks for its place on the screen.
                + (component instanceof JTextComponent
                        ? ""
                        : component.getAccessibleContext().getAccessibleName())
                + ": "
                + (component.getFont() == null
                        ? ""
                        : component.getFont().getFontName()
                                + component.getFont().getSize2D())
                + " " + component.getForeground() + " " + component.getBackground() + " " + insets
                + (component instanceof JTable table ? " rows of " + table.getRowHeight() : "");
    }

    private static List<String> allLooks(Container root) {
        List<String> all = new ArrayList<>();
        for (Component child : root.getComponents()) {
            // The look and feel makes its own parts anew, in another order.
            if (child instanceof JComponent component
                    && !child.getClass().getName().startsWith("com.formdev.")) {
                all.add(looks(component));
            }
            if (child instanceof Container inner) {
                all.addAll(allLooks(inner));
            }
        }
        return all;
    }

    private static List<String> differences(List<String> expected, List<String> actual) {
        assertEquals(expected.size(), actual.size(), "the number of components");
        List<String> more = new ArrayList<>(actual);
        expected.forEach(more::remove);
        List<String> missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        return IntStream.range(0, missing.size())
                .mapToObj(i -> missing.get(i) + " but was " + more.get(i))
                .toList();
    }

    private static Settings settings(Theme theme, int zoom) {
        Settings settings = Settings.inMemory();
        settings.put("theme", theme.word());
        settings.put("zoom", zoom);
        return settings;
    }

    @Test
    void everyComponentLooksAsIfItHadBeenMadeAfterTheChange() throws Exception {
        Settings before = settings(Theme.LIGHT, 100);
        Appearance appearance = new Appearance(before, Theme.LIGHT);
        List<JComponent> changed = OnEdt.call(() -> windows(before, appearance));
        CommandWindows.settle();
        OnEdt.run(() -> {
            appearance.choose(Theme.DARK);
            appearance.zoomTo(110);
            changed.forEach(AppearanceChangeTest::update);
        });
        CommandWindows.settle();
        Settings after = settings(Theme.DARK, 110);
        List<JComponent> made = OnEdt.call(() -> windows(after, new Appearance(after, Theme.LIGHT)));
        CommandWindows.settle();
        OnEdt.run(() -> {
            for (int i = 0; i < made.size(); i++) {
                List<String> expected = allLooks(made.get(i));
                assertTrue(expected.size() > 10, "there are components to look at");
                assertEquals(List.of(), differences(expected, allLooks(changed.get(i))));
            }
        });
    }

    private static void update(JComponent window) {
        SwingUtilities.updateComponentTreeUI(window);
        window.validate();
    }

    private static void present(JComponent main, Appearance appearance) {
        for (boolean presents : new boolean[] {true, false}) {
            appearance.present(presents);
            update(main);
        }
    }

    @Test
    void afterPresentingEveryComponentLooksAsBefore() throws Exception {
        Settings settings = settings(Theme.LIGHT, 100);
        Appearance appearance = new Appearance(settings, Theme.LIGHT);
        JComponent main = OnEdt.call(() -> windows(settings, appearance).getFirst());
        CommandWindows.settle();
        OnEdt.run(() -> {
            present(main, appearance);
            List<String> before = allLooks(main);
            present(main, appearance);
            assertEquals(List.of(), differences(before, allLooks(main)));
        });
    }
}
