package switchboard.ui.wire.bytes;

import java.awt.Color;
import javax.swing.UIManager;

/**
 * The colours of the wire views, read from the look and feel at each call, because themes change. Event dispatch thread
 * only.
 */
public final class WireColors {
    private WireColors() {}

    /** Returns the colour of text. */
    public static Color text() {
        return named("Label.foreground", Color.BLACK);
    }

    /** Returns the colour of text that matters less. */
    public static Color muted() {
        return named("sb.text2", text());
    }

    /** Returns the colour of the background. */
    public static Color surface() {
        return named("Table.background", Color.WHITE);
    }

    /** Returns the colour behind what is selected. */
    public static Color selection() {
        return named("Table.selectionBackground", Color.LIGHT_GRAY);
    }

    /** Returns the colour of selected text. */
    public static Color selectionText() {
        return named("Table.selectionForeground", text());
    }

    /** Returns the colour of the outline of what has the focus. */
    public static Color focus() {
        return named("Component.focusColor", Color.BLUE);
    }

    /** Returns the colour of errors. */
    public static Color error() {
        return named("sb.err", Color.RED);
    }

    /** Returns the colour behind errors. */
    public static Color errorTint() {
        return named("sb.errBg", Color.PINK);
    }

    /** Returns the colour of warnings. */
    public static Color warning() {
        return named("sb.warn", Color.ORANGE);
    }

    /** Returns the colour of the sign at bytes that only the first of two messages has. */
    public static Color removed() {
        return named("sb.warn", Color.ORANGE);
    }

    /** Returns the colour behind bytes that only the first of two messages has. */
    public static Color removedTint() {
        return named("sb.warnBg", mix(removed(), surface()));
    }

    /** Returns the colour of the sign at bytes that only the second of two messages has. */
    public static Color added() {
        return named("sb.ok", Color.GREEN);
    }

    /** Returns the colour behind bytes that only the second of two messages has. */
    public static Color addedTint() {
        return named("sb.okBg", mix(added(), surface()));
    }

    /** Returns the colour of the outline of a part's boxes. */
    public static Color outline(WireContent.Part part) {
        return switch (part) {
            case HEADER -> named("sb.accent", Color.BLUE);
            case BODY -> named("sb.ok", Color.GREEN);
            case TRAILER -> named("sb.warn", Color.ORANGE);
        };
    }

    /** Returns the background colour of a part's bytes. */
    public static Color tint(WireContent.Part part) {
        return switch (part) {
            case HEADER -> named("sb.infoBg", mix(outline(part), surface()));
            case BODY -> surface();
            case TRAILER -> named("sb.warnBg", mix(outline(part), surface()));
        };
    }

    /** Returns the fill colour of a part's bar. */
    public static Color bar(WireContent.Part part) {
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
