package switchboard.ui.start;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Collectors;
import javax.accessibility.AccessibleRole;
import javax.swing.UIManager;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.look.PaintedComponent;
import switchboard.ui.look.TextPainter;
import switchboard.wire.MessagePart;

/**
 * Draws the parts of a message as boxes in a row, each with its name and length above it. Event dispatch thread only.
 */
final class MessageDrawing extends PaintedComponent {
    private static final long serialVersionUID = 1L;

    /** The space between a box and its content, in unscaled pixels. */
    private static final int PAD = 10;

    private static final int GAP = 6;

    private transient List<MessagePart> parts = List.of();

    MessageDrawing() {
        super(AccessibleRole.LABEL);
    }

    /** Shows these parts; none hides the drawing. */
    void show(List<MessagePart> shown) {
        parts = shown;
        setVisible(!shown.isEmpty());
        revalidate();
        repaint();
    }

    @Override
    protected String spokenName() {
        return Strings.of(
                "start.drawing",
                parts.stream().map(part -> title(part) + ": " + part.shown()).collect(Collectors.joining(", ")));
    }

    private static String title(MessagePart part) {
        String name = switch (part.kind()) {
            case HEADER -> "start.part.header";
            case BODY -> "start.part.body";
            case END -> "start.part.end";
        };
        return Strings.of(name, part.length(), LocalizedFormats.count(part.length()));
    }

    private static Font small() {
        return font("medium.font");
    }

    private static Font mono() {
        return font("monospaced.font");
    }

    private static Font font(String key) {
        Font font = UIManager.getFont(key);
        return font == null ? new Font(Font.MONOSPACED, Font.PLAIN, 13) : font;
    }

    private int width(MessagePart part) {
        return Math.max(
                        getFontMetrics(small()).stringWidth(title(part)),
                        getFontMetrics(mono()).stringWidth(part.shown()))
                + 2 * UIScale.scale(PAD);
    }

    private int boxHeight() {
        return getFontMetrics(mono()).getHeight() + UIScale.scale(2 * GAP);
    }

    @Override
    public Dimension getPreferredSize() {
        int width = parts.stream().mapToInt(this::width).sum();
        return new Dimension(width + 1, getFontMetrics(small()).getHeight() + UIScale.scale(GAP / 2) + boxHeight() + 1);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            TextPainter.hint(g);
            int x = 0;
            for (MessagePart part : parts) {
                paint(g, part, x);
                x += width(part);
            }
        } finally {
            g.dispose();
        }
    }

    private void paint(Graphics2D g, MessagePart part, int x) {
        FontMetrics above = g.getFontMetrics(small());
        FontMetrics inside = g.getFontMetrics(mono());
        int top = above.getHeight() + UIScale.scale(GAP / 2);
        g.setColor(color("sb.text2"));
        g.setFont(small());
        g.drawString(title(part), x, above.getAscent());
        g.setColor(color(tint(part.kind())));
        g.fillRect(x, top, width(part), boxHeight());
        g.setColor(color(outline(part.kind())));
        g.drawRect(x, top, width(part), boxHeight());
        g.setColor(color("Label.foreground"));
        g.setFont(mono());
        g.drawString(part.shown(), x + UIScale.scale(PAD), top + UIScale.scale(GAP) + inside.getAscent());
    }

    private static String tint(MessagePart.Kind kind) {
        return switch (kind) {
            case HEADER -> "sb.infoBg";
            case BODY -> "sb.okBg";
            case END -> "sb.warnBg";
        };
    }

    private static String outline(MessagePart.Kind kind) {
        return switch (kind) {
            case HEADER -> "sb.accent";
            case BODY -> "sb.ok";
            case END -> "sb.warn";
        };
    }

    private static Color color(String key) {
        Color color = UIManager.getColor(key);
        return color == null ? Color.GRAY : color;
    }
}
