package switchboard.ui.wire;

import java.awt.Color;
import javax.swing.UIManager;

/**
 * The colours of the wire views, read from the look and feel at each call, because themes change. Event dispatch thread
 * only.
 */
final class WireColors {
    private WireColors() {}

    static Color text() {
        return named("Label.foreground", Color.BLACK);
    }

    static Color muted() {
        return named("sb.text2", text());
    }

    static Color surface() {
        return named("Table.background", Color.WHITE);
    }

    static Color selection() {
        return named("Table.selectionBackground", Color.LIGHT_GRAY);
    }

    static Color selectionText() {
        return named("Table.selectionForeground", text());
    }

    static Color focus() {
        return named("Component.focusColor", Color.BLUE);
    }

    static Color error() {
        return named("sb.err", Color.RED);
    }

    static Color errorTint() {
        return named("sb.errBg", Color.PINK);
    }

    static Color warning() {
        return named("sb.warn", Color.ORANGE);
    }

    /** Returns the colour of the outline of a part's boxes. */
    static Color outline(WireContent.Part part) {
        return switch (part) {
            case HEADER -> named("sb.accent", Color.BLUE);
            case BODY -> named("sb.ok", Color.GREEN);
            case TRAILER -> named("sb.warn", Color.ORANGE);
        };
    }

    /** Returns the background colour of a part's bytes. */
    static Color tint(WireContent.Part part) {
        return switch (part) {
            case HEADER -> named("sb.infoBg", mix(outline(part), surface()));
            case BODY -> surface();
            case TRAILER -> named("sb.warnBg", mix(outline(part), surface()));
        };
    }

    /** Returns the fill colour of a part's bar. */
    static Color bar(WireContent.Part part) {
        return part == WireContent.Part.BODY ? named("sb.okBg", mix(outline(part), surface())) : tint(part);
    }

    private static Color mix(Color one, Color other) {
        return new Color(
                (one.getRed() + 7 * other.getRed()) / 8,
                (one.getGreen() + 7 * other.getGreen()) / 8,
                (one.getBlue() + 7 * other.getBlue()) / 8);
    }

    private static Color named(String key, Color fallback) {
        Color color = UIManager.getColor(key);
        return color == null ? fallback : color;
    }
}
