package switchboard.ui.wire;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.TextPainter;
import switchboard.ui.wire.bytes.ByteFormatter;
import switchboard.ui.wire.bytes.ByteRange;
import switchboard.ui.wire.bytes.ByteSelection;
import switchboard.ui.wire.bytes.WireColors;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.ui.wire.bytes.WireFonts;

/**
 * The hex view of a message: offset, digits and characters of all bytes.
 *
 * <p>Only the rows inside the clip are painted, so the size of a message does not matter. Event dispatch thread only.
 */
final class HexView extends JComponent implements Scrollable {
    private static final long serialVersionUID = 1L;

    private final transient ByteSelection selection;
    private final transient Clipboard clipboard;
    private transient Optional<WireContent> content = Optional.empty();
    private transient HexGrid grid = new HexGrid(0, 16, 1, 1, 0);

    HexView(ByteSelection selection, Clipboard clipboard) {
        this.selection = selection;
        this.clipboard = clipboard;
        setOpaque(true);
        setFocusable(true);
        setAutoscrolls(true);
        selection.onChange(this::selectionMoved);
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                requestFocusInWindow();
                selectAt(event.getX(), event.getY(), event.isShiftDown());
            }

            @Override
            public void mouseDragged(MouseEvent event) {
                selectAt(event.getX(), event.getY(), true);
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
        bindKeys();
        updateUI();
    }

    @Override
    public void updateUI() {
        setFont(WireFonts.mono());
        setBackground(WireColors.surface());
        updateGrid();
    }

    void show(Optional<WireContent> shown) {
        content = shown;
        updateGrid();
        repaint();
    }

    byte[] bytes() {
        return content.map(WireContent::bytes).orElse(new byte[0]);
    }

    HexGrid grid() {
        return grid;
    }

    ByteSelection selection() {
        return selection;
    }

    private void updateGrid() {
        if (content == null) {
            return;
        }
        FontMetrics metrics = getFontMetrics(getFont());
        int available = getParent() == null ? getWidth() : getParent().getWidth();
        HexGrid fitting = HexGrid.fitting(
                bytes().length,
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

    private void selectAt(int x, int y, boolean extend) {
        int at = grid.byteAt(x, y);
        if (at >= 0) {
            ByteRange one = new ByteRange(at, at + 1);
            if (extend) {
                selection.extendTo(one);
            } else {
                selection.select(one);
            }
        }
    }

    private void bindKeys() {
        bindMove("LEFT", () -> -1);
        bindMove("RIGHT", () -> 1);
        bindMove("UP", () -> -grid.perRow());
        bindMove("DOWN", () -> grid.perRow());
        bindMove("PAGE_UP", () -> -grid.perRow() * page());
        bindMove("PAGE_DOWN", () -> grid.perRow() * page());
        bindMove("HOME", () -> -(cursor() % grid.perRow()));
        bindMove("END", () -> grid.perRow() - 1 - cursor() % grid.perRow());
        KeyBindings.focused(this, "menu HOME", () -> moveTo(0, false));
        KeyBindings.focused(this, "menu END", () -> moveTo(bytes().length - 1, false));
        KeyBindings.focused(this, "menu A", this::selectAll);
        KeyBindings.focused(this, "menu C", this::copy);
    }

    private void bindMove(String key, java.util.function.IntSupplier step) {
        KeyBindings.focused(this, key, () -> moveTo(cursor() + step.getAsInt(), false));
        KeyBindings.focused(this, "shift " + key, () -> moveTo(cursor() + step.getAsInt(), true));
    }

    private int page() {
        return Math.max(1, getVisibleRect().height / grid.line() - 1);
    }

    private int cursor() {
        return selection.cursor().start();
    }

    private void moveTo(int at, boolean extend) {
        if (bytes().length == 0) {
            return;
        }
        boolean fresh = selection.cursor().isEmpty();
        int target = fresh ? 0 : Math.clamp(at, 0, bytes().length - 1);
        ByteRange one = new ByteRange(target, target + 1);
        if (extend) {
            selection.extendTo(one);
        } else {
            selection.select(one);
        }
    }

    private void selectAll() {
        if (bytes().length > 0) {
            selection.select(new ByteRange(0, bytes().length));
        }
    }

    private void copy() {
        if (!selection.range().isEmpty()) {
            clipboard.copy(ByteFormatter.hex(bytes(), selection.range()));
        }
    }

    private void selectionMoved() {
        repaint();
        ByteRange cursor = selection.cursor();
        if (!cursor.isEmpty() && cursor.end() <= grid.bytes()) {
            scrollRectToVisible(grid.hexBox(cursor.end() - 1).union(grid.hexBox(cursor.start())));
        }
        if (accessibleContext != null) {
            accessibleContext.firePropertyChange(AccessibleContext.ACCESSIBLE_CARET_PROPERTY, null, cursor.start());
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        Rectangle clip = g.getClipBounds();
        g.setColor(getBackground());
        g.fillRect(clip.x, clip.y, clip.width, clip.height);
        TextPainter.hint(g);
        content.ifPresent(shown -> {
            int ascent = getFontMetrics(getFont()).getAscent();
            for (int row = grid.rowAt(clip.y); row <= grid.rowAt(clip.y + clip.height) && row < grid.rows(); row++) {
                paintRow(g, shown, row, grid.rowTop(row) + ascent);
            }
        });
        g.dispose();
    }

    private void paintRow(Graphics2D g, WireContent shown, int row, int baseline) {
        byte[] bytes = shown.bytes();
        int first = row * grid.perRow();
        g.setFont(getFont());
        g.setColor(WireColors.muted());
        g.drawString(ByteFormatter.offset(first), grid.inset(), baseline);
        ByteRange selected = selection.range();
        for (int at = first; at < Math.min(first + grid.perRow(), bytes.length); at++) {
            WireContent.Part part = shown.partOf(at);
            boolean isSelected = selected.contains(at);
            Color ground = isSelected ? WireColors.selection() : WireColors.tint(part);
            g.setColor(ground);
            fill(g, grid.hexBox(at));
            fill(g, grid.charBox(at));
            g.setColor(isSelected ? WireColors.selectionText() : WireColors.text());
            g.drawString(ByteFormatter.hex(bytes[at]), grid.hexX(at % grid.perRow()), baseline);
            char shownAs = shown.characterOf(at);
            boolean plain = shownAs > ' ' && shownAs != '·';
            g.setColor(isSelected ? WireColors.selectionText() : plain ? WireColors.text() : WireColors.muted());
            g.drawString(String.valueOf(shownAs), grid.charX(at % grid.perRow()), baseline);
        }
        ByteRange cursor = selection.cursor();
        if (isFocusOwner()
                && !cursor.isEmpty()
                && cursor.start() / grid.perRow() == row
                && cursor.end() <= bytes.length) {
            Rectangle box = grid.hexBox(cursor.start());
            g.setColor(WireColors.focus());
            g.drawRect(box.x, box.y, box.width - 1, box.height - 1);
        }
    }

    private static void fill(Graphics2D g, Rectangle box) {
        g.fillRect(box.x, box.y, box.width, box.height);
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(grid.width(), grid.height());
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return new Dimension(grid.width(), 12 * grid.line());
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL ? grid.line() : grid.cell();
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL
                ? Math.max(grid.line(), visible.height - grid.line())
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
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleHex();
        }
        return accessibleContext;
    }

    private final class AccessibleHex extends AccessibleJComponent {
        private static final long serialVersionUID = 1L;
        private final transient AccessibleHexText text = new AccessibleHexText(HexView.this);

        @Override
        public javax.accessibility.AccessibleRole getAccessibleRole() {
            return javax.accessibility.AccessibleRole.TEXT;
        }

        @Override
        public javax.accessibility.AccessibleText getAccessibleText() {
            return text;
        }
    }
}
