package switchboard.ui.table;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Optional;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;
import switchboard.ui.look.CellRendererComponent;
import switchboard.ui.look.ClientColors;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
import switchboard.ui.look.TextPainter;

/**
 * A cell renderer for text with an optional icon and client bar; the text is never parsed as HTML. Event dispatch
 * thread only.
 */
public final class TextCellRenderer extends CellRendererComponent implements TableCellRenderer {
    private static final long serialVersionUID = 1L;
    private static final int ICON = 14;
    private static final CellText NOTHING = CellText.of("");

    private final Column.TextStyle look;
    private transient CellText words = NOTHING;
    private transient Color selectedForeground = Color.BLACK;
    private boolean selected;
    private boolean focused;

    /** Creates a renderer for a column. */
    public TextCellRenderer(Column.TextStyle look) {
        this.look = look;
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, @Nullable Object value, boolean isSelected, boolean hasFocus, int row, int column) {
        words = value instanceof CellText shown ? shown : NOTHING;
        selected = isSelected;
        focused = hasFocus;
        setComponentOrientation(table.getComponentOrientation());
        setBackground(isSelected ? table.getSelectionBackground() : table.getBackground());
        selectedForeground = table.getSelectionForeground();
        Font font = look == Column.TextStyle.TEXT ? table.getFont() : UIManager.getFont("monospaced.font");
        setFont(font == null ? table.getFont() : font);
        return this;
    }

    @Override
    protected String spokenName() {
        return InertText.of(words.text());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics;
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        TextPainter.hint(g);
        int margin = UIScale.scale(8);
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        int indent = margin;
        if (words.client().isPresent()) {
            int bar = UIScale.scale(4);
            ClientColors.paintBar(
                    g, words.client().get(), leftToRight ? bar : getWidth() - 2 * bar, bar, bar, getHeight() - 2 * bar);
            indent += bar;
        }
        if (!words.icon().isEmpty()) {
            Icon icon = Icons.inCells(words.icon(), ICON, selected ? "Table.selectionForeground" : words.colorKey());
            icon.paintIcon(
                    this,
                    g,
                    leftToRight ? indent : getWidth() - indent - icon.getIconWidth(),
                    (getHeight() - icon.getIconHeight()) / 2);
            indent += icon.getIconWidth() + UIScale.scale(6);
        }
        paintText(g, indent, getWidth() - indent - margin, leftToRight);
        if (focused) {
            g.setColor(UIManager.getColor("Component.focusColor"));
            g.fillRect(0, getHeight() - UIScale.scale(2), getWidth(), UIScale.scale(1));
        }
    }

    private void paintText(Graphics2D g, int indent, int room, boolean leftToRight) {
        g.setFont(getFont());
        Color usual = Optional.ofNullable(UIManager.getColor(words.colorKey())).orElseGet(this::getForeground);
        g.setColor(selected ? selectedForeground : usual);
        FontMetrics metrics = g.getFontMetrics();
        boolean atLeft = leftToRight != (look == Column.TextStyle.NUMBER);
        int shift = atLeft ? 0 : Math.max(0, room - TextPainter.width(metrics, words.text()));
        int x = (leftToRight ? indent : getWidth() - indent - room) + shift;
        int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        TextPainter.paint(g, words.text(), x, baseline, room - shift);
    }
}
