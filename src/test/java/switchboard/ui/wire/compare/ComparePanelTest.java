package switchboard.ui.wire.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.UIManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.Message;
import switchboard.wire.framing.Framings;

@Timeout(60)
final class ComparePanelTest {
    @AfterEach
    void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    private static Message framed(String text) {
        return Framings.HEADER64.frame(text.getBytes(UTF_8));
    }

    private static ComparePanel panel(Optional<MessagePair> pair) {
        ComparePanel panel = new ComparePanel();
        panel.setSize(900, 300);
        panel.addNotify();
        panel.validate();
        panel.show(pair);
        panel.validate();
        panel.validate();
        return panel;
    }

    private static CompareView view(ComparePanel panel) {
        return ComponentFinder.one(panel, CompareView.class, any -> true);
    }

    private static boolean has(BufferedImage image, Rectangle box, Color color) {
        for (int x = box.x; x < box.x + box.width; x++) {
            for (int y = box.y; y < box.y + box.height; y++) {
                if (image.getRGB(x, y) == color.getRGB()) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void whatDiffersHasAColourAndASignInBothThemes(Theme theme) {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(theme, 100);
            CompareView view = view(panel(Optional.of(Pairs.of(framed("hello"), framed("Hello!")))));
            BufferedImage image = new BufferedImage(view.getWidth(), view.getHeight(), BufferedImage.TYPE_INT_ARGB);
            Graphics2D g = image.createGraphics();
            view.paint(g);
            g.dispose();
            CompareGrid grid = view.grid();
            assertEquals(16, grid.perRow());
            Rectangle changed = grid.box(64);
            Rectangle added = grid.box(69);
            Rectangle equal = grid.box(65);
            assertTrue(has(image, changed, UIManager.getColor("sb.errBg")));
            assertTrue(has(image, added, UIManager.getColor("sb.okBg")));
            assertFalse(has(image, equal, UIManager.getColor("sb.errBg")));
            Rectangle sign = new Rectangle(changed.x, changed.y, grid.cell(), changed.height);
            Rectangle none = new Rectangle(equal.x, equal.y, grid.cell(), equal.height);
            assertTrue(colours(image, sign) > 2, "a sign stands before the digits of bytes that differ");
            assertEquals(1, colours(image, none), "and none before those that are equal");
        });
    }

    private static long colours(BufferedImage image, Rectangle box) {
        // Without the outline of the current column.
        int[] pixels = image.getRGB(box.x + 1, box.y + 1, box.width - 2, box.height - 2, null, 0, box.width - 2);
        return java.util.Arrays.stream(pixels).distinct().count();
    }

    @Test
    void enterGoesFromDifferenceToDifferenceThroughHeaderAndBody() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            ComparePanel panel = panel(Optional.of(Pairs.of(framed("hello"), framed("hEllo!"))));
            CompareView view = view(panel);
            assertEquals(OptionalInt.of(0), view.cursor(), "the digit of the length");
            ComponentFinder.press(view, "ENTER");
            assertEquals(OptionalInt.of(65), view.cursor());
            ComponentFinder.press(view, "ENTER");
            assertEquals(OptionalInt.of(69), view.cursor());
            ComponentFinder.press(view, "ENTER");
            assertEquals(OptionalInt.of(69), view.cursor(), "it is the last one");
            ComponentFinder.press(view, "shift ENTER");
            assertEquals(OptionalInt.of(65), view.cursor());
            assertEquals(
                    "Message 12 has 65 at offset 65, message 14 has 45 at offset 65",
                    view.getAccessibleContext().getAccessibleDescription());
            ComponentFinder.press(view, "HOME");
            ComponentFinder.press(view, "RIGHT");
            assertEquals(OptionalInt.of(1), view.cursor());
        });
    }

    @Test
    void allThatCanHaveTheFocusHasAName() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            ComparePanel panel = panel(Optional.of(Pairs.of(framed("hello"), framed("help"))));
            assertEquals(
                    "Comparison of two messages", view(panel).getAccessibleContext().getAccessibleName());
            List<String> names = ComponentFinder.all(panel, JButton.class).stream()
                    .filter(JButton::isFocusable)
                    .filter(button -> button.getToolTipText() != null)
                    .map(button -> button.getAccessibleContext().getAccessibleName())
                    .toList();
            assertEquals(List.of("Previous difference", "Next difference"), names);
        });
    }

    @Test
    void withoutTwoMessagesItSaysHowTheyAreChosen() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            ComparePanel panel = panel(Optional.empty());
            JLabel hint = ComponentFinder.one(panel, JLabel.class, any -> true);
            assertTrue(hint.isVisible() && hint.getText().startsWith("Select two messages"));
            panel.show(Optional.of(Pairs.of(framed("a"), framed("a"))));
            assertFalse(hint.isVisible());
            assertFalse(ComponentFinder.one(panel, JButton.class, button -> button.getToolTipText() != null)
                    .isEnabled());
        });
    }
}
