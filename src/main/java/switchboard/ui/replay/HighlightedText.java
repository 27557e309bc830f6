package switchboard.ui.replay;

import com.formdev.flatlaf.util.UIScale;
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
import switchboard.ui.Strings;
import switchboard.ui.look.InertText;
import switchboard.ui.look.PaintedComponent;
import switchboard.ui.look.TextPainter;

/**
 * A component that shows inert text with one part highlighted by a background and an underline. Event dispatch thread
 * only.
 */
final class HighlightedText extends PaintedComponent {
    private static final long serialVersionUID = 1L;

    /** The width at 100 % zoom for which lines are wrapped before the first layout. */
    private static final int UNLAID = 400;

    private transient List<String> lines = List.of();
    private String text = "";
    private int markFrom;
    private int markTo;
    private String spokenMark = "";
    private int brokenAt = -1;

    HighlightedText() {
        super(AccessibleRole.TEXT);
        updateUI();
    }

    @Override
    public void updateUI() {
        setFont(Optional.ofNullable(UIManager.getFont("monospaced.font"))
                .orElseGet(() -> new Font(Font.MONOSPACED, Font.PLAIN, 13)));
        brokenAt = -1;
    }

    /** Shows three parts of a text, of which the middle one is highlighted. */
    void show(String before, String marked, String after) {
        String first = InertText.of(before);
        String middle = InertText.of(marked);
        text = first + middle + InertText.of(after);
        markFrom = first.length();
        markTo = markFrom + middle.length();
        spokenMark = middle.isEmpty() ? "" : Strings.of("replay.detail.marked", middle);
        brokenAt = -1;
        revalidate();
        repaint();
    }

    private List<String> lines(int width) {
        if (width != brokenAt) {
            List<String> broken = new ArrayList<>();
            FontMetrics metrics = getFontMetrics(getFont());
            String rest = text;
            while (!rest.isEmpty()) {
                int cut = Math.max(Character.charCount(rest.codePointAt(0)), TextPainter.fitting(metrics, rest, width));
                broken.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            lines = broken;
            brokenAt = width;
        }
        return lines;
    }

    private int lineHeight() {
        return getFontMetrics(getFont()).getHeight() + UIScale.scale(4);
    }

    @Override
    public Dimension getPreferredSize() {
        int width = getWidth() > 0 ? getWidth() : UIScale.scale(UNLAID);
        return new Dimension(0, Math.max(1, lines(width).size()) * lineHeight());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        TextPainter.hint(g);
        g.setFont(getFont());
        FontMetrics metrics = g.getFontMetrics();
        int start = 0;
        int top = 0;
        for (String line : lines(getWidth())) {
            int from = Math.clamp(markFrom - start, 0, line.length());
            int to = Math.clamp(markTo - start, 0, line.length());
            if (from < to) {
                int left = TextPainter.width(metrics, line.substring(0, from));
                int wide = TextPainter.width(metrics, line.substring(0, to)) - left;
                g.setColor(UIManager.getColor("sb.errBg"));
                g.fillRect(left, top, wide, lineHeight() - UIScale.scale(1));
                g.setColor(UIManager.getColor("sb.err"));
                g.fillRect(left, top + lineHeight() - UIScale.scale(3), wide, UIScale.scale(2));
            }
            g.setColor(UIManager.getColor("Label.foreground"));
            TextPainter.paintTitle(g, line, 0, top + metrics.getAscent(), getWidth());
            start += line.length();
            top += lineHeight();
        }
        g.dispose();
    }

    @Override
    protected String spokenName() {
        return text;
    }

    @Override
    protected String spokenDescription() {
        return spokenMark;
    }
}
