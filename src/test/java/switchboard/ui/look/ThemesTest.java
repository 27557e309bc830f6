package switchboard.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.ui.edt.OnEdt;

@Timeout(60)
class ThemesTest {
    private record Pair(String front, String ground, double least) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("Label.foreground", "Panel.background", 4.5),
            new Pair("Table.foreground", "Table.background", 4.5),
            new Pair("Table.selectionForeground", "Table.selectionBackground", 4.5),
            new Pair("Table.selectionInactiveForeground", "Table.selectionInactiveBackground", 4.5),
            new Pair("sb.text2", "Panel.background", 4.5),
            new Pair("sb.text2", "sb.surface", 4.5),
            new Pair("sb.text2Selected", "Table.selectionBackground", 4.5),
            new Pair("TextField.placeholderForeground", "TextField.background", 4.5),
            new Pair("sb.ok", "sb.surface", 4.5),
            new Pair("sb.ok", "sb.okBg", 4.5),
            new Pair("sb.warn", "sb.surface", 4.5),
            new Pair("sb.warn", "sb.warnBg", 4.5),
            new Pair("sb.err", "sb.surface", 4.5),
            new Pair("sb.err", "sb.errBg", 4.5),
            new Pair("sb.text2", "sb.sunken", 4.5),
            new Pair("sb.info", "sb.infoBg", 4.5),
            new Pair("Label.foreground", "sb.warnBg", 4.5),
            new Pair("Label.foreground", "sb.okBg", 4.5),
            new Pair("sb.text2", "sb.errBg", 4.5),
            new Pair("sb.text2", "sb.warnBg", 4.5),
            new Pair("sb.text2", "sb.okBg", 4.5),
            new Pair("sb.text2", "sb.infoBg", 4.5),
            new Pair("Label.foreground", "sb.errBg", 4.5),
            new Pair("Label.foreground", "sb.infoBg", 4.5),
            new Pair("sb.onAccent", "sb.accent", 4.5),
            new Pair("sb.onAccent", "sb.accentHover", 4.5),
            new Pair("Component.linkColor", "Panel.background", 4.5),
            new Pair("TableHeader.foreground", "TableHeader.background", 4.5),
            new Pair("Component.focusColor", "Panel.background", 3),
            new Pair("Component.focusColor", "Table.selectionBackground", 3),
            new Pair("Component.focusedBorderColor", "Panel.background", 3),
            new Pair("Component.borderColor", "TextField.background", 3),
            new Pair("Button.borderColor", "Button.background", 3),
            new Pair("Component.error.borderColor", "TextField.background", 3),
            new Pair("Component.error.focusedBorderColor", "TextField.background", 3),
            new Pair("CheckBox.icon.borderColor", "Panel.background", 3));

    @Test
    void everythingThatMustBeReadOrSeenStandsOutInBothThemes() throws Exception {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            List<String> faint = OnEdt.call(() -> {
                LookAndFeelSetup.install(theme, 100);
                List<String> found = new ArrayList<>();
                for (Pair pair : PAIRS) {
                    Color front = UIManager.getColor(pair.front());
                    Color ground = UIManager.getColor(pair.ground());
                    if (front == null || ground == null || contrast(front, ground) < pair.least()) {
                        found.add(theme + " " + pair);
                    }
                }
                Set<Color> colours = new HashSet<>();
                for (int client = 1; client <= 24; client++) {
                    colours.add(ClientColors.of(new ConnectionId(client)));
                }
                assertEquals(12, colours.size());
                for (Color color : colours) {
                    if (contrast(color, UIManager.getColor("Table.background")) < 3) {
                        found.add(theme + " " + color);
                    }
                }
                return found;
            });
            assertEquals(List.of(), faint);
        }
    }

    @Test
    void contrastIsMeasuredAsTheStandardSays() {
        assertEquals(21, contrast(Color.WHITE, Color.BLACK), 0.01);
        assertTrue(contrast(Color.GRAY, Color.WHITE) < 4.5);
    }

    /** Returns the contrast ratio of two colours as WCAG 2.1 defines it, from 1 to 21. */
    private static double contrast(Color a, Color b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    /** Returns the linear value of an sRGB channel (IEC 61966-2-1), from 0 to 1. */
    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
