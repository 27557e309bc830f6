package switchboard.ui.wire.compare;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.PaintedComponent;
import switchboard.ui.look.TextPainter;
import switchboard.ui.wire.bytes.ByteFormatter;
import switchboard.ui.wire.bytes.WireColors;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.bytes.WireFonts;
import switchboard.ui.wire.compare.MessagePair.AlignedPart;

/**
 * The bytes of two messages, one line below the other, with a sign and a colour where they differ.
 *
 * <p>Only what lies inside the clip is painted, so the size of the messages does not matter. Event dispatch thread only.
 */
final class CompareView extends PaintedComponent implements Scrollable {
    private static final long serialVersionUID = 1L;

    /** The sign of bytes that differ. */
    static final String DIFFERENT = "≠";

    /** The sign of a byte that only the first message has. */
    static final String REMOVED = "−";

    /** The sign of a byte that only the second message has. */
    static final String ADDED = "+";

    private final transient Runnable onMove;
    private transient Optional<MessagePair> pair = Optional.empty();
    private transient CompareGrid grid = new CompareGrid(List.of(), 16, 1, 1, 0);
    private int cursor = ByteAlignment.NONE;

    /**
     * Creates an empty view.
     *
     * @param onMove called after the current column has changed
     */
    CompareView(Runnable onMove) {
        super(AccessibleRole.CANVAS);
        this.onMove = onMove;
        setOpaque(true);
        setFocusable(true);
        addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                requestFocusInWindow();
                moveTo(grid.columnAt(event.getX(), event.getY()));
            }
        });
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                repaint();
            }
        });
        KeyBindings.focused(this, "LEFT", () -> step(-1));
        KeyBindings.focused(this, "RIGHT", () -> step(1));
        KeyBindings.focused(this, "UP", () -> step(-grid.perRow()));
        KeyBindings.focused(this, "DOWN", () -> step(grid.perRow()));
        KeyBindings.focused(this, "PAGE_UP", () -> step(-grid.perRow() * page()));
        KeyBindings.focused(this, "PAGE_DOWN", () -> step(grid.perRow() * page()));
        KeyBindings.focused(this, "HOME", () -> moveTo(0));
        KeyBindings.focused(this, "END", () -> moveTo(grid.total() - 1));
        KeyBindings.focused(this, "ENTER", () -> difference(true));
        KeyBindings.focused(this, "shift ENTER", () -> difference(false));
        updateUI();
    }

    @Override
    public void updateUI() {
        setFont(WireFonts.mono());
        setBackground(WireColors.surface());
        updateGrid();
    }

    /** Shows two messages from their first difference, or nothing. */
    void show(Optional<MessagePair> shown) {
        pair = shown;
        cursor = ByteAlignment.NONE;
        updateGrid();
        scrollRectToVisible(new Rectangle());
        difference(true);
        repaint();
    }

    CompareGrid grid() {
        return grid;
    }

    /** Returns the current column, counted through all parts; empty if there is none. */
    OptionalInt cursor() {
        return cursor < 0 ? OptionalInt.empty() : OptionalInt.of(cursor);
    }

    private void updateGrid() {
        FontMetrics metrics = getFontMetrics(getFont());
        int available = getParent() == null ? getWidth() : getParent().getWidth();
        CompareGrid fitting = CompareGrid.fitting(
                pair.map(shown -> shown.parts().stream()
                                .map(part -> part.alignment().columns())
                                .toList())
                        .orElse(List.of()),
                available,
                metrics.charWidth('0'),
                metrics.getHeight() + metrics.getLeading(),
                metrics.charWidth('0'));
        if (!fitting.equals(grid)) {
            grid = fitting;
            revalidate();
            repaint();
        }
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        super.setBounds(x, y, width, height);
        updateGrid();
    }

    private int page() {
        return Math.max(1, getVisibleRect().height / grid.bandHeight() - 1);
    }

    private void step(int by) {
        moveTo(cursor < 0 ? 0 : Math.clamp((long) cursor + by, 0, Math.max(0, grid.total() - 1)));
    }

    private void moveTo(int column) {
        if (column >= 0 && column < grid.total()) {
            cursor = column;
            scrollRectToVisible(grid.box(column));
            repaint();
            getAccessibleContext()
                    .firePropertyChange(
                            AccessibleContext.ACCESSIBLE_DESCRIPTION_PROPERTY, null, spokenDescription());
            onMove.run();
        }
    }

    /** Moves to the next column that differs, or to the one before, through all parts; stays if there is none. */
    void difference(boolean forward) {
        List<AlignedPart> parts = pair.map(MessagePair::parts).orElse(List.of());
        int part = cursor < 0 ? (forward ? 0 : parts.size() - 1) : grid.partOf(cursor);
        while (part >= 0 && part < parts.size()) {
            ByteAlignment alignment = parts.get(part).alignment();
            int before = grid.before(part);
            boolean here = cursor >= before && cursor < before + alignment.columns();
            int found = forward
                    ? alignment.nextDifference(here ? cursor - before + 1 : 0)
                    : alignment.previousDifference(here ? cursor - before : alignment.columns());
            if (found >= 0 && found < alignment.columns()) {
                moveTo(before + found);
                return;
            }
            part += forward ? 1 : -1;
        }
    }

    /** Returns a description of the current column, empty if there is none. */
    String cursorWords() {
        if (pair.isEmpty() || cursor < 0) {
            return "";
        }
        int part = grid.partOf(cursor);
        return PairFormatter.column(pair.get(), pair.get().parts().get(part), cursor - grid.before(part));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        Rectangle clip = g.getClipBounds();
        g.setColor(getBackground());
        g.fillRect(clip.x, clip.y, clip.width, clip.height);
        TextPainter.hint(g);
        g.setFont(getFont());
        pair.ifPresent(shown -> {
            int last = Math.min(grid.bands() - 1, grid.bandAt(clip.y + clip.height));
            for (int band = grid.bandAt(clip.y); band <= last; band++) {
                paintBand(g, shown, band);
            }
        });
        if (cursor >= 0 && cursor < grid.total()) {
            Rectangle box = grid.box(cursor);
            g.setColor(isFocusOwner() ? WireColors.focus() : WireColors.muted());
            g.drawRect(box.x, box.y, box.width - 1, box.height - 1);
        }
        g.dispose();
    }

    private void paintBand(Graphics2D g, MessagePair shown, int index) {
        CompareGrid.Band band = grid.band(index);
        AlignedPart part = shown.parts().get(band.part());
        int end = Math.min(band.column() + grid.perRow(), part.alignment().columns());
        for (boolean upper : new boolean[] {true, false}) {
            WireContent content = upper ? shown.first() : shown.second();
            int top = grid.top(index) + (upper ? 0 : grid.line());
            int baseline = top + g.getFontMetrics().getAscent();
            boolean offset = false;
            for (int column = band.column(); column < end; column++) {
                int at = upper
                        ? part.alignment().firstAt(column)
                        : part.alignment().secondAt(column);
                if (at >= 0 && !offset) {
                    g.setColor(WireColors.muted());
                    g.drawString(ByteFormatter.offset(at), grid.inset(), baseline);
                    offset = true;
                }
                paintByte(g, part, column, upper, content, top);
            }
        }
    }

    private void paintByte(Graphics2D g, AlignedPart part, int column, boolean upper, WireContent content, int top) {
        ByteAlignment alignment = part.alignment();
        int at = upper ? alignment.firstAt(column) : alignment.secondAt(column);
        boolean paired = alignment.firstAt(column) >= 0 && alignment.secondAt(column) >= 0;
        boolean differs = alignment.differs(column);
        int place = column % grid.perRow();
        int x = grid.signX(place);
        int baseline = top + g.getFontMetrics().getAscent();
        if (at < 0) {
            g.setColor(WireColors.muted());
            g.drawString("··", x + grid.cell(), baseline);
            return;
        }
        g.setColor(tint(part.part(), differs, paired, upper));
        g.fillRect(x, top, 3 * grid.cell() + grid.cell() / 2, grid.line());
        g.fillRect(grid.charX(place), top, grid.cell(), grid.line());
        if (differs) {
            g.setColor(signColor(paired, upper));
            g.drawString(paired ? DIFFERENT : upper ? REMOVED : ADDED, x, baseline);
        }
        g.setColor(WireColors.text());
        g.drawString(ByteFormatter.hex(content.bytes()[at]), x + grid.cell(), baseline);
        char shownAs = content.characterOf(at);
        g.setColor(shownAs > ' ' && shownAs != '·' ? WireColors.text() : WireColors.muted());
        g.drawString(String.valueOf(shownAs), grid.charX(place), baseline);
    }

    private static Color tint(WireContent.Part part, boolean differs, boolean paired, boolean upper) {
        if (!differs) {
            return WireColors.tint(part);
        }
        return paired ? WireColors.errorTint() : upper ? WireColors.removedTint() : WireColors.addedTint();
    }

    private static Color signColor(boolean paired, boolean upper) {
        return paired ? WireColors.error() : upper ? WireColors.removed() : WireColors.added();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(grid.width(), grid.height());
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return new Dimension(grid.width(), 3 * grid.bandHeight());
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL ? grid.bandHeight() : grid.cell();
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL
                ? Math.max(grid.bandHeight(), visible.height - grid.bandHeight())
                : visible.width;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return getParent() != null && getParent().getWidth() > grid.width();
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() > grid.height();
    }

    @Override
    protected String spokenName() {
        return Strings.of("compare.name");
    }

    @Override
    protected String spokenDescription() {
        return cursorWords();
    }
}
