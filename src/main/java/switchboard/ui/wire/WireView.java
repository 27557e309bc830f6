package switchboard.ui.wire;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.accessibility.AccessibleRole;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.PaintedComponent;
import switchboard.ui.wire.WireLayout.Cell;
import switchboard.ui.wire.WireLayout.Content;
import switchboard.ui.wire.bytes.ByteRange;
import switchboard.ui.wire.bytes.ByteSelection;
import switchboard.ui.wire.bytes.WireColors;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.bytes.WireFonts;

/**
 * The frame view of a message: a box for each character with its bytes, header and body apart.
 *
 * <p>Event dispatch thread only.
 */
final class WireView extends PaintedComponent implements Scrollable {
    private static final long serialVersionUID = 1L;

    private final transient ByteSelection selection;
    private final transient Clipboard clipboard;
    private final transient WirePainter painter = new WirePainter(this);
    private final transient Set<Integer> unfolded = new HashSet<>();
    private transient Optional<WireContent> content = Optional.empty();
    private float enlargement = 1;
    private transient WireLayout layout = new WireLayout(List.of(), List.of(), new Dimension());

    WireView(ByteSelection selection, Clipboard clipboard) {
        super(AccessibleRole.CANVAS);
        this.selection = selection;
        this.clipboard = clipboard;
        setOpaque(true);
        setFocusable(true);
        selection.onChange(this::selectionMoved);
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                requestFocusInWindow();
                layout.at(event.getX(), event.getY()).ifPresent(cell -> pressed(cell, event));
            }

            @Override
            public void mouseDragged(MouseEvent event) {
                layout.at(event.getX(), event.getY())
                        .filter(cell -> cell.length() > 0)
                        .ifPresent(cell -> selection.extendTo(bytesAt(cell, event)));
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
        KeyBindings.focused(this, "LEFT", () -> step(-1, false));
        KeyBindings.focused(this, "RIGHT", () -> step(1, false));
        KeyBindings.focused(this, "shift LEFT", () -> step(-1, true));
        KeyBindings.focused(this, "shift RIGHT", () -> step(1, true));
        KeyBindings.focused(this, "HOME", () -> step(-layout.cells().size(), false));
        KeyBindings.focused(this, "END", () -> step(layout.cells().size(), false));
        KeyBindings.focused(this, "SPACE", this::toggleRun);
        KeyBindings.focused(this, "menu C", this::copy);
        updateUI();
    }

    @Override
    public void updateUI() {
        setFont(enlarged(WireFonts.mono()));
        setBackground(WireColors.surface());
        layOut();
    }

    /** Makes the fonts this many times as large as those of the look and feel, now and after a change of the theme. */
    void enlarge(float times) {
        enlargement = times;
        updateUI();
        repaint();
    }

    /** Returns the font of headings. */
    Font headingFont() {
        return enlarged(WireFonts.heading());
    }

    /** Returns the font of small notes. */
    Font smallFont() {
        return enlarged(WireFonts.small());
    }

    private Font enlarged(Font font) {
        return enlargement == 1 ? font : font.deriveFont(font.getSize2D() * enlargement);
    }

    void show(Optional<WireContent> shown) {
        content = shown;
        unfolded.clear();
        layOut();
        repaint();
    }

    private void layOut() {
        if (content == null) {
            return;
        }
        FontMetrics bytes = getFontMetrics(getFont());
        int unit = bytes.charWidth('0');
        WireLayout.Metrics metrics = new WireLayout.Metrics(
                2 * unit + unit,
                2 * bytes.getHeight() + unit / 2,
                Math.max(2, unit / 2),
                bytes.getHeight() + unit,
                9 * unit,
                unit + unit / 2);
        WireLayout fresh = content.map(shown -> WireLayout.of(shown, unfolded, getWidth(), metrics))
                .orElse(new WireLayout(List.of(), List.of(), new Dimension()));
        boolean resized = !fresh.size().equals(layout.size());
        layout = fresh;
        if (resized) {
            revalidate();
        }
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        boolean wider = width != getWidth();
        super.setBounds(x, y, width, height);
        if (wider) {
            layOut();
        }
    }

    private void pressed(Cell cell, MouseEvent event) {
        if (cell.content() instanceof Content.Fold fold) {
            toggle(fold.runStart());
        }
        if (cell.length() == 0) {
            return;
        }
        if (event.isShiftDown()) {
            selection.extendTo(bytesAt(cell, event));
        } else {
            selection.select(bytesAt(cell, event));
        }
        if (cell.content() instanceof Content.Run) {
            toggle(cell.start());
        }
    }

    /**
     * Returns the bytes at the mouse: in the upper half of a box a single byte, in the lower half the whole character.
     */
    private ByteRange bytesAt(Cell cell, MouseEvent event) {
        Rectangle box = cell.box();
        return switch (cell.content()) {
            case Content.Of of
            when event.getY() < box.y + box.height / 2 && cell.length() > 1 -> {
                int at = cell.start()
                        + Math.clamp((long) (event.getX() - box.x) * cell.length() / box.width, 0, cell.length() - 1);
                yield new ByteRange(at, at + 1);
            }
            case Content.Of of ->
                new ByteRange(of.grapheme().start(), of.grapheme().end());
            case Content.Run run -> new ByteRange(cell.start(), cell.end());
            case Content.Fold fold -> ByteRange.NONE;
            case Content.Missing missing -> ByteRange.NONE;
        };
    }

    private void step(int by, boolean extend) {
        List<Cell> cells =
                layout.cells().stream().filter(cell -> cell.length() > 0).toList();
        if (cells.isEmpty()) {
            return;
        }
        int now = -1;
        for (int i = 0; i < cells.size(); i++) {
            if (selection.cursor().overlaps(cells.get(i).start(), cells.get(i).end())) {
                now = i;
                break;
            }
        }
        Cell cell = cells.get(now < 0 ? 0 : Math.clamp((long) now + by, 0, cells.size() - 1));
        ByteRange range = new ByteRange(cell.start(), cell.end());
        if (extend) {
            selection.extendTo(range);
        } else {
            selection.select(range);
        }
    }

    private void toggleRun() {
        layout.cellOfByte(selection.cursor().start()).ifPresent(cell -> {
            if (cell.content() instanceof Content.Run) {
                toggle(cell.start());
            }
        });
    }

    private void toggle(int start) {
        if (!unfolded.remove(start)) {
            unfolded.add(start);
        }
        layOut();
        repaint();
    }

    private void copy() {
        content.filter(shown -> !selection.range().isEmpty())
                .ifPresent(shown -> clipboard.copy(shown.text(selection.range())));
    }

    private void selectionMoved() {
        repaint();
        ByteRange cursor = selection.cursor();
        if (!cursor.isEmpty()) {
            layout.cellOfByte(cursor.start()).ifPresent(cell -> scrollRectToVisible(cell.box()));
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        content.ifPresent(shown -> painter.paint(g, shown, layout, selection));
        g.dispose();
    }

    /** Returns the stroke for the outline of boxes without bytes. */
    static Stroke dashed() {
        return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 3}, 0);
    }

    @Override
    public Dimension getPreferredSize() {
        return layout.size();
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return layout.size();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return getFontMetrics(getFont()).getHeight();
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL ? visible.height : visible.width;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() > layout.size().height;
    }

    @Override
    protected String spokenDescription() {
        return content.map(painter::description).orElse("");
    }
}
