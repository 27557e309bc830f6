package switchboard.ui.wire;

import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Optional;
import javax.accessibility.AccessibleRole;
import switchboard.ui.Strings;
import switchboard.ui.look.PaintedComponent;
import switchboard.ui.look.TextPainter;
import switchboard.ui.wire.bytes.WireColors;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.bytes.WireFonts;
import switchboard.wire.ReadTrace;

/**
 * A diagram of the reads of a message, drawn twice: by bytes and by time.
 *
 * <p>Event dispatch thread only.
 */
final class ReadsDiagram extends PaintedComponent {
    private static final long serialVersionUID = 1L;

    /** The number of reads that are drawn. */
    private static final int MOST_BARS = 200;

    private transient Optional<WireContent> content = Optional.empty();

    ReadsDiagram() {
        super(AccessibleRole.CANVAS);
        updateUI();
    }

    @Override
    public void updateUI() {
        setFont(WireFonts.small());
        setBackground(WireColors.surface());
        revalidate();
    }

    void show(Optional<WireContent> shown) {
        content = shown;
        revalidate();
        repaint();
    }

    private ReadTrace reads() {
        return content.map(shown -> shown.logged().message().reads()).orElse(ReadTrace.NONE);
    }

    @Override
    public Dimension getPreferredSize() {
        int line = getFontMetrics(getFont()).getHeight();
        return new Dimension(
                20 * line, reads().count() == 0 ? 0 : reads().count() == 1 ? 4 * line : 8 * line + line / 2);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(1, getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        ReadTrace reads = reads();
        if (content.isEmpty() || reads.count() == 0) {
            return;
        }
        Graphics2D g = (Graphics2D) graphics.create();
        TextPainter.hint(g);
        TextPainter.smooth(g);
        g.setFont(getFont());
        int line = g.getFontMetrics().getHeight();
        paintBytes(g, content.get(), reads, line);
        if (reads.count() > 1) {
            paintTime(g, reads, 4 * line + line / 2, line);
        }
        g.dispose();
    }

    /** Draws a bar for each read, as wide as its share of the bytes, with header and body in their colours. */
    private void paintBytes(Graphics2D g, WireContent shown, ReadTrace reads, int line) {
        int width = getWidth() - 1;
        int total = Math.max(1, shown.bytes().length);
        caption(g, Strings.of("wire.reads.by.bytes"), 0);
        int top = line + line / 4;
        int height = line + line / 2;
        for (WireContent.Section section : shown.sections()) {
            int left = (int) ((long) section.start() * width / total);
            int right = (int) ((long) section.end() * width / total);
            g.setColor(WireColors.bar(section.part()));
            g.fillRect(left, top, right - left, height);
        }
        int at = 0;
        int gap = Math.max(2, line / 6);
        for (int i = 0; i < Math.min(reads.count(), MOST_BARS); i++) {
            int left = (int) ((long) at * width / total);
            at += reads.bytes(i);
            int right = (int) ((long) Math.min(at, total) * width / total);
            g.setColor(WireColors.surface());
            if (i > 0) {
                g.fillRect(left - gap / 2, top, gap, height);
            }
            g.setColor(WireColors.outline(shown.partOf(Math.max(0, Math.min(at, total) - 1))));
            g.drawRect(left + (i > 0 ? gap / 2 : 0), top, Math.max(1, right - left - gap), height);
            label(g, Strings.of("wire.number", reads.bytes(i)), left, right, top + height + line, WireColors.text());
        }
    }

    /** Draws a tick for each read on a time axis. */
    private void paintTime(Graphics2D g, ReadTrace reads, int top, int line) {
        int inset = line / 2;
        int width = Math.max(1, getWidth() - 2 * inset);
        long total = Math.max(1, ReadsFormatter.totalMicros(reads));
        caption(g, Strings.of("wire.reads.by.time"), top);
        int axis = top + 2 * line;
        g.setColor(WireColors.muted());
        g.drawLine(inset, axis, inset + width, axis);
        long at = 0;
        int before = inset;
        for (int i = 0; i < reads.count(); i++) {
            at += reads.gapMicros(i);
            int x = inset + (int) (at * width / total);
            if (i < MOST_BARS || i == reads.count() - 1) {
                g.setColor(WireColors.outline(WireContent.Part.HEADER));
                g.fillRoundRect(x - line / 6, axis - line / 2, line / 3, line, line / 6, line / 6);
                if (i > 0) {
                    label(
                            g,
                            ReadsFormatter.duration(reads.gapMicros(i)),
                            before,
                            x,
                            axis + line + line / 2,
                            WireColors.muted());
                }
            }
            before = x;
        }
    }

    private static void caption(Graphics2D g, String text, int top) {
        g.setColor(WireColors.muted());
        g.drawString(text, 0, top + g.getFontMetrics().getAscent());
    }

    /** Draws a label in the middle of its bar if it fits there. */
    private static void label(Graphics2D g, String text, int left, int right, int baseline, java.awt.Color color) {
        FontMetrics metrics = g.getFontMetrics();
        int width = metrics.stringWidth(text);
        if (width <= right - left) {
            g.setColor(color);
            g.drawString(text, left + (right - left - width) / 2, baseline);
        }
    }

    @Override
    protected String spokenName() {
        return Strings.of("wire.reads.ruler");
    }

    @Override
    protected String spokenDescription() {
        return content.map(shown -> ReadsFormatter.sentence(shown.logged())).orElse("");
    }
}
