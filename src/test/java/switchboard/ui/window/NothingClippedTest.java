package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.accessibility.Accessible;
import javax.swing.AbstractButton;
import javax.swing.CellRendererPane;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JLayeredPane;
import javax.swing.JScrollPane;
import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.JViewport;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.ui.Settings;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.join.BigAddress;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.present.PresentView;
import switchboard.ui.reply.ReplyPanel;
import switchboard.ui.status.StatusBar;
import switchboard.ui.wire.WirePanel;

/**
 * Walks the tree of the window's components at each size, zoom and theme: nothing is clipped, no view is empty, no
 * control is outside the window.
 *
 * <p>The sizes are those of screens without a title bar.
 */
@Timeout(240)
@Tag("slow")
@ExtendWith(EdtChecker.class)
class NothingClippedTest {
    /** The least height of the view of a message in which something can be read, in pixels at 100 % zoom. */
    private static final int LEAST_VIEW = 40;

    private static final int LEAST_ROWS = 4;

    /** The width of the border of a focused component at 100 % zoom. */
    private static final int FOCUS = 2;

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

    private MainPanel window(Theme theme, int width, int height, Appearance[] made) throws Exception {
        MainPanel panel = OnEdt.call(() -> {
            Settings settings = Settings.inMemory();
            settings.put("theme", theme.word());
            Appearance appearance = new Appearance(settings, Theme.LIGHT);
            appearance.install();
            made[0] = appearance;
            MainPanel main = CommandWindows.main(settings, appearance);
            frames.add(CommandWindows.frame(main, width, height));
            CommandWindows.selectMessage(main);
            return main;
        });
        settle(panel);
        return panel;
    }

    private static void settle(MainPanel panel) throws Exception {
        for (int i = 0; i < 3; i++) {
            CommandWindows.settle();
            OnEdt.run(() -> {
                SwingUtilities.updateComponentTreeUI(panel);
                panel.validate();
            });
        }
    }

    /** Returns the visible components that are placed by a layout, with those in scroll panes. */
    private static List<Component> shown(Container root) {
        List<Component> found = new ArrayList<>();
        for (Component child : root.getComponents()) {
            if (child.isVisible() && !(child instanceof CellRendererPane)) {
                found.add(child);
                if (child instanceof Container inner) {
                    found.addAll(shown(inner));
                }
            }
        }
        return found;
    }

    private static String name(Component component) {
        // The accessible context of a text asks for its place on the screen.
        String spoken = component instanceof Accessible accessible && !(component instanceof JTextComponent)
                ? accessible.getAccessibleContext().getAccessibleName()
                : "";
        return component.getClass().getSimpleName() + " \u201c" + spoken + "\u201d " + component.getBounds();
    }

    private static boolean isControl(Component one) {
        return one instanceof AbstractButton
                || one instanceof JComboBox<?>
                || one instanceof JSpinner
                || one instanceof JTextField;
    }

    private static boolean isScrolled(Component one) {
        return SwingUtilities.getAncestorOfClass(JViewport.class, one) != null;
    }

    private static boolean isOfLookAndFeel(Component one) {
        return one.getClass().getName().startsWith("com.formdev.")
                || one.getClass().getName().startsWith("javax.swing.plaf.");
    }

    private static List<String> faults(MainPanel panel) {
        List<String> faults = new ArrayList<>();
        for (Component one : shown(panel)) {
            if (isScrolled(one) || isOfLookAndFeel(one)) {
                continue;
            }
            Container parent = one.getParent();
            Rectangle inside = new Rectangle(0, 0, parent.getWidth(), parent.getHeight());
            // The look and feel leaves room for the border of a focused component, which may overlap its neighbours.
            inside.grow(UIScale.scale(FOCUS), UIScale.scale(FOCUS));
            if (one.getWidth() > 0 && !inside.contains(one.getBounds())) {
                faults.add("outside " + name(parent) + ": " + name(one));
            }
            clipped(one).ifPresent(faults::add);
            if (isControl(one) && !(parent instanceof JLayeredPane)) {
                Arrays.stream(parent.getComponents())
                        .filter(other -> other != one && other.isVisible() && isControl(other))
                        .filter(other -> within(other).intersects(within(one)))
                        .forEach(other -> faults.add("overlap: " + name(one) + " and " + name(other)));
            }
            if (one instanceof JTable table && table.getRowCount() >= LEAST_ROWS) {
                rows(table).ifPresent(faults::add);
            }
        }
        for (JTable table : ComponentFinder.all(panel, JTable.class)) {
            if (isShown(table) && table.getRowCount() >= LEAST_ROWS) {
                rows(table).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Rectangle within(Component one) {
        Rectangle within = one.getBounds();
        within.grow(-UIScale.scale(FOCUS), -UIScale.scale(FOCUS));
        return within;
    }

    private static boolean isShown(Component one) {
        for (Component at = one; at instanceof JComponent; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> clipped(Component one) {
        Dimension wanted = one.getPreferredSize();
        boolean narrow = false;
        boolean low = false;
        if (one instanceof AbstractButton button && button.getWidth() + button.getHeight() > 0) {
            narrow = one.getWidth() < wanted.width;
            low = one.getHeight() < wanted.height;
        } else if (isControl(one)) {
            narrow = one.getWidth() < UIScale.scale(40);
            low = one.getHeight() < wanted.height;
        } else if (one instanceof BigAddress) {
            narrow = one.getWidth() < wanted.width;
            low = one.getHeight() < wanted.height;
        } else if (one instanceof JLabel label
                && label.getText() != null
                && !label.getText().isEmpty()) {
            narrow = one.getWidth() < Math.min(wanted.width, UIScale.scale(24));
            low = one.getHeight() < wanted.height - 1;
        }
        return narrow || low
                ? Optional.of("clipped, wants " + wanted.width + " x " + wanted.height + ": " + name(one))
                : Optional.empty();
    }

    private static Optional<String> rows(JTable table) {
        if (!(SwingUtilities.getAncestorOfClass(JViewport.class, table) instanceof JViewport view)) {
            return Optional.empty();
        }
        int rows = view.getExtentSize().height / table.getRowHeight();
        return rows >= LEAST_ROWS ? Optional.empty() : Optional.of("only " + rows + " rows: " + name(table));
    }

    /** Shows each view of the message and returns those in which there is nothing to see. */
    private static List<String> emptyViews(MainPanel panel) {
        List<String> empty = new ArrayList<>();
        WirePanel wire = ComponentFinder.all(panel, WirePanel.class).getFirst();
        JTabbedPane tabs = ComponentFinder.all(wire, JTabbedPane.class).getFirst();
        if (!isShown(tabs)) {
            return List.of("no view of the message");
        }
        int selected = tabs.getSelectedIndex();
        for (int i = 0; i < tabs.getTabCount(); i++) {
            tabs.setSelectedIndex(i);
            panel.validate();
            Component view = tabs.getComponentAt(i);
            if (view instanceof JScrollPane scroll) {
                view = scroll.getViewport();
            }
            if (view.getHeight() < UIScale.scale(LEAST_VIEW) || colours((JComponent) view) < 3) {
                empty.add(tabs.getTitleAt(i) + " shows nothing in " + view.getSize());
            }
        }
        tabs.setSelectedIndex(selected);
        panel.validate();
        return empty;
    }

    private static long colours(JComponent view) {
        BufferedImage image = new BufferedImage(view.getWidth(), view.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            view.paint(g);
        } finally {
            g.dispose();
        }
        return Arrays.stream(image.getRGB(0, 0, view.getWidth(), view.getHeight(), null, 0, view.getWidth()))
                .distinct()
                .count();
    }

    private static List<String> all(MainPanel panel) {
        return Stream.concat(faults(panel).stream(), emptyViews(panel).stream())
                .distinct()
                .toList();
    }

    private static List<String> presentFaults(MainPanel panel) {
        List<String> faults = new ArrayList<>();
        WirePanel wire = ComponentFinder.all(panel, WirePanel.class).getFirst();
        if (wire.getHeight() * 2 <= panel.getHeight()) {
            faults.add("the message has " + wire.getHeight() + " of " + panel.getHeight());
        }
        PresentView view = ComponentFinder.all(panel, PresentView.class).getFirst();
        BigAddress address = ComponentFinder.all(view, BigAddress.class).getFirst();
        for (Component one : shown(view)) {
            if (one instanceof JLabel
                    && one != address
                    && one.getFont().getSize() >= address.getFont().getSize()) {
                faults.add("as large as the address: " + name(one));
            }
        }
        for (Class<? extends JComponent> hidden : List.of(StatusBar.class, ReplyPanel.class)) {
            if (isShown(ComponentFinder.all(panel, hidden).getFirst())) {
                faults.add("shown: " + hidden);
            }
        }
        if (ComponentFinder.all(view, LogPanel.class).isEmpty()) {
            faults.add("no log");
        }
        return faults;
    }

    private void check(Theme theme, int width, int height, boolean everyZoom) throws Exception {
        Appearance[] made = new Appearance[1];
        MainPanel panel = window(theme, width, height, made);
        Appearance appearance = made[0];
        for (boolean presents : new boolean[] {false, true}) {
            OnEdt.run(() -> {
                appearance.present(presents);
                appearance.zoomTo(100);
            });
            for (boolean larger = true; larger; ) {
                settle(panel);
                float zoom = OnEdt.call(UIScale::getZoomFactor);
                String where = theme + " " + width + " x " + height + " at " + zoom + (presents ? " presenting" : "");
                assertEquals(List.of(), OnEdt.call(() -> all(panel)), where);
                if (presents) {
                    assertEquals(List.of(), OnEdt.call(() -> presentFaults(panel)), where);
                }
                larger = OnEdt.call(() -> {
                    for (float last = 0; last != UIScale.getZoomFactor() && (last == 0 || !everyZoom); ) {
                        last = UIScale.getZoomFactor();
                        appearance.zoom(true);
                    }
                    return UIScale.getZoomFactor() > zoom;
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1024,738", "1280,770", "1920,1050"})
    void atTheUsualAndTheLargestZoomEverythingIsInSight(int width, int height) throws Exception {
        check(Theme.LIGHT, width, height, false);
    }

    @ParameterizedTest
    @CsvSource({"1024,738", "1280,770", "1920,1050", "2560,1410"})
    @Tag("long")
    void atEveryZoomAndInBothThemesEverythingIsInSight(int width, int height) throws Exception {
        check(Theme.LIGHT, width, height, true);
        check(Theme.DARK, width, height, true);
    }
}
