package switchboard.ui.look;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Optional;
import javax.accessibility.AccessibleRole;
import javax.swing.Icon;
import javax.swing.UIManager;

/**
 * A label of one line for text from clients: inert, with emoji, shortened with an ellipsis, from left to right.
 *
 * <p>Event dispatch thread only.
 */
public final class InertLabel extends PaintedComponent {
    private static final long serialVersionUID = 1L;

    private final String colorKey;
    private final String fontKey;
    private final transient Optional<Icon> icon;
    private String text;
    private boolean struck;

    /**
     * Creates a label.
     *
     * @param colorKey the colour's key in the look and feel
     * @param fontKey the font's key in the look and feel
     */
    public InertLabel(String text, String colorKey, String fontKey, Optional<Icon> icon) {
        super(AccessibleRole.LABEL);
        this.text = text;
        this.colorKey = colorKey;
        this.fontKey = fontKey;
        this.icon = icon;
        updateUI();
    }

    /** Creates a label in the colour and font of other labels. */
    public InertLabel(String text) {
        this(text, "Label.foreground", "Label.font", Optional.empty());
    }

    @Override
    public void updateUI() {
        setFont(Optional.ofNullable(UIManager.getFont(fontKey)).orElseGet(() -> new Font(Font.DIALOG, Font.PLAIN, 13)));
    }

    /** Returns the text as it was set. */
    public String text() {
        return text;
    }

    /** Sets the text. */
    public void setText(String shown) {
        if (!shown.equals(text)) {
            text = shown;
            revalidate();
            repaint();
        }
    }

    /** Sets whether the text is struck through. */
    public void setStruck(boolean through) {
        struck = through;
        repaint();
    }

    private int indent() {
        return icon.map(shown -> shown.getIconWidth() + UIScale.scale(5)).orElse(0);
    }

    @Override
    public Dimension getPreferredSize() {
        FontMetrics metrics = getFontMetrics(getFont());
        int height = Math.max(metrics.getHeight(), icon.map(Icon::getIconHeight).orElse(0));
        return new Dimension(indent() + TextPainter.width(metrics, text) + 1, height);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(indent(), getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        TextPainter.hint(g);
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        icon.ifPresent(shown -> shown.paintIcon(
                this,
                g,
                leftToRight ? 0 : getWidth() - shown.getIconWidth(),
                (getHeight() - shown.getIconHeight()) / 2));
        FontMetrics metrics = getFontMetrics(getFont());
        int room = getWidth() - indent();
        int width = Math.min(room, TextPainter.width(metrics, text));
        int x = leftToRight ? indent() : room - width;
        int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        g.setFont(getFont());
        g.setColor(Optional.ofNullable(UIManager.getColor(colorKey)).orElseGet(this::getForeground));
        TextPainter.paintTitle(g, text, x, baseline, room);
        if (struck) {
            g.fillRect(x, baseline - metrics.getAscent() / 3, width, Math.max(1, UIScale.scale(1)));
        }
        g.dispose();
    }

    @Override
    protected String spokenName() {
        return InertText.of(text);
    }
}
