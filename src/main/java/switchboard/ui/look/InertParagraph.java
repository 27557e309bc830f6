package switchboard.ui.look;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.accessibility.AccessibleRole;
import javax.swing.UIManager;
import switchboard.ui.edt.Edt;

/**
 * A label of several lines for text from clients: inert, with emoji, wrapped between words.
 *
 * <p>Event dispatch thread only.
 */
public final class InertParagraph extends PaintedComponent {
    private static final long serialVersionUID = 1L;

    /** The width in pixels for which lines are wrapped before the first layout. */
    private static final int UNLAID = 400;

    private final String colorKey;
    private final String fontKey;
    private final boolean centred;
    private String text = "";
    private transient List<String> lines = List.of();
    private int brokenAt = -1;

    /**
     * Creates an empty paragraph.
     *
     * @param colorKey the colour's key in the look and feel
     * @param fontKey the font's key in the look and feel
     */
    public InertParagraph(String colorKey, String fontKey, boolean centred) {
        super(AccessibleRole.LABEL);
        this.colorKey = colorKey;
        this.fontKey = fontKey;
        this.centred = centred;
        updateUI();
    }

    @Override
    public void updateUI() {
        setFont(Optional.ofNullable(UIManager.getFont(fontKey)).orElseGet(() -> new Font(Font.DIALOG, Font.PLAIN, 13)));
        brokenAt = -1;
    }

    /** Returns the text as it was set. */
    public String text() {
        return text;
    }

    /** Sets the text; line feeds begin new lines. */
    public void setText(String shown) {
        if (!shown.equals(text)) {
            text = shown;
            brokenAt = -1;
            revalidate();
            repaint();
        }
    }

    /** Returns the lines for a width, wrapped again only after a change. */
    private List<String> lines(int width) {
        if (width != brokenAt) {
            List<String> broken = new ArrayList<>();
            FontMetrics metrics = getFontMetrics(getFont());
            for (String line : text.split("\n", -1)) {
                breakInto(broken, metrics, line, width);
            }
            lines = broken;
            brokenAt = width;
        }
        return lines;
    }

    private static void breakInto(List<String> lines, FontMetrics metrics, String text, int width) {
        String line = "";
        for (String whole : text.split(" ", -1)) {
            String word = whole;
            // A word longer than a line, as in text without spaces, is broken at the end of the line.
            while (width > 0 && TextPainter.width(metrics, word) > width && word.codePointCount(0, word.length()) > 1) {
                int room = line.isEmpty() ? width : width - TextPainter.width(metrics, line + " ");
                int cut = TextPainter.fitting(metrics, word, room);
                if (cut == 0 && !line.isEmpty()) {
                    lines.add(line);
                    line = "";
                    continue;
                }
                cut = Math.max(cut, Character.charCount(word.codePointAt(0)));
                lines.add(line.isEmpty() ? word.substring(0, cut) : line + " " + word.substring(0, cut));
                line = "";
                word = word.substring(cut);
            }
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || TextPainter.width(metrics, longer) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
    }

    @Override
    public Dimension getPreferredSize() {
        FontMetrics metrics = getFontMetrics(getFont());
        int width = getWidth() > 0 ? getWidth() : UNLAID;
        List<String> shown = lines(width);
        int widest = shown.stream()
                .mapToInt(line -> TextPainter.width(metrics, line))
                .max()
                .orElse(0);
        return new Dimension(widest, shown.size() * metrics.getHeight());
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, getPreferredSize().height);
    }

    /** Wraps the text for the new width and lays the container out again if the number of lines has changed. */
    @Override
    @SuppressWarnings("deprecation") // all changes of the width go through this method
    public void reshape(int x, int y, int width, int height) {
        int before = lines.size();
        super.reshape(x, y, width, height);
        if (width > 0 && lines(width).size() != before) {
            // Later, because the present layout would undo the invalidation.
            Edt.later(this::revalidate);
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        TextPainter.hint(g);
        g.setFont(getFont());
        g.setColor(Optional.ofNullable(UIManager.getColor(colorKey)).orElseGet(this::getForeground));
        FontMetrics metrics = g.getFontMetrics();
        List<String> shown = lines(getWidth());
        int baseline = (getHeight() - shown.size() * metrics.getHeight()) / 2 + metrics.getAscent();
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        for (String line : shown) {
            int spare = Math.max(0, getWidth() - TextPainter.width(metrics, line));
            int x = centred ? spare / 2 : leftToRight ? 0 : spare;
            TextPainter.paintTitle(g, line, x, baseline, getWidth());
            baseline += metrics.getHeight();
        }
        g.dispose();
    }

    @Override
    protected String spokenName() {
        return InertText.of(text.replace('\n', ' '));
    }
}
