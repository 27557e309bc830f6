package switchboard.ui.clients;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;
import switchboard.event.ClientSummary;
import switchboard.ui.Quantities;
import switchboard.ui.Strings;
import switchboard.ui.look.ClientColors;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
import switchboard.ui.look.TextPainter;

/** Draws one cell of the clients; their text stays text. Event dispatch thread only. */
final class ClientCell extends JComponent implements TableCellRenderer {
    private static final long serialVersionUID = 1L;

    private final ClientColumn column;
    private final transient LongSupplier clock;
    private final transient ZoneId zone;
    private transient @Nullable ClientSummary client;
    private transient Color foreground = Color.BLACK;
    private transient Color muted = Color.GRAY;
    private boolean selected;
    private boolean focused;

    ClientCell(ClientColumn column, LongSupplier clock, ZoneId zone) {
        this.column = column;
        this.clock = clock;
        this.zone = zone;
        setOpaque(true);
    }

    /** Return the font of numbers and addresses. */
    static Font mono(Font otherwise) {
        Font font = UIManager.getFont("monospaced.font");
        return font == null ? otherwise : font;
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, @Nullable Object value, boolean isSelected, boolean hasFocus, int row, int index) {
        client = (ClientSummary) value;
        selected = isSelected;
        focused = hasFocus;
        setComponentOrientation(table.getComponentOrientation());
        setBackground(isSelected ? table.getSelectionBackground() : table.getBackground());
        foreground = isSelected ? table.getSelectionForeground() : table.getForeground();
        muted = UIManager.getColor(isSelected ? "sb.text2Selected" : "sb.text2");
        setFont(table.getFont());
        getAccessibleContext().setAccessibleName(client == null ? "" : words(client));
        return this;
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJComponent() {
                private static final long serialVersionUID = 1L;

                @Override
                public AccessibleRole getAccessibleRole() {
                    return AccessibleRole.LABEL;
                }
            };
        }
        return accessibleContext;
    }

    /** Return what the cell says, without its drawing. */
    String words(ClientSummary shown) {
        return switch (column) {
            case CLIENT -> InertText.of(shown.title());
            case STATUS -> Standing.of(shown, clock.getAsLong(), zone).words();
            case IN -> traffic(shown.messagesIn(), shown.bytesIn());
            case OUT -> traffic(shown.messagesOut(), shown.bytesOut());
            case ADDRESS -> InertText.of(shown.info().peer());
        };
    }

    private static String traffic(long messages, long bytes) {
        return Strings.of("clients.traffic", Quantities.count(messages), Quantities.bytes(bytes));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics;
        TextPainter.hint(g);
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        ClientSummary shown = client;
        if (shown == null) {
            return;
        }
        int margin = UIScale.scale(10);
        switch (column) {
            case CLIENT -> paintClient(g, shown, margin);
            case STATUS -> paintStanding(g, Standing.of(shown, clock.getAsLong(), zone), margin);
            case IN, OUT, ADDRESS ->
                text(
                        g,
                        words(shown),
                        margin,
                        getWidth() - 2 * margin,
                        muted,
                        mono(getFont()),
                        column != ClientColumn.ADDRESS);
        }
        if (focused) {
            g.setColor(UIManager.getColor("Component.focusColor"));
            g.fillRect(0, getHeight() - UIScale.scale(2), getWidth(), UIScale.scale(1));
        }
    }

    private void paintClient(Graphics2D g, ClientSummary shown, int margin) {
        int bar = UIScale.scale(4);
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        int inset = UIScale.scale(4);
        ClientColors.paintBar(
                g, shown.id(), leftToRight ? inset : getWidth() - inset - bar, inset, bar, getHeight() - 2 * inset);
        Color color = Standing.isGone(shown) && !selected ? muted : foreground;
        Font mono = mono(getFont());
        String number = shown.id().toString();
        int indent = inset + bar + UIScale.scale(8);
        text(g, number, indent, getWidth() - indent, Standing.isGone(shown) ? muted : color, mono, false);
        int numberWidth = g.getFontMetrics(mono).stringWidth(number) + UIScale.scale(7);
        text(
                g,
                shown.name(),
                indent + numberWidth,
                getWidth() - indent - numberWidth - margin / 2,
                color,
                getFont(),
                false);
    }

    private void paintStanding(Graphics2D g, Standing standing, int margin) {
        Icon icon = Icons.of(standing.icon(), 14, selected ? "Table.selectionForeground" : standing.colorKey());
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        icon.paintIcon(
                this,
                g,
                leftToRight ? margin / 2 : getWidth() - margin / 2 - icon.getIconWidth(),
                (getHeight() - icon.getIconHeight()) / 2);
        int indent = margin / 2 + icon.getIconWidth() + UIScale.scale(6);
        Color color = selected ? foreground : UIManager.getColor(standing.colorKey());
        text(g, standing.words(), indent, getWidth() - indent - margin / 2, color, getFont(), false);
    }

    private void text(Graphics2D g, String text, int indent, int width, Color color, Font font, boolean trailing) {
        if (width <= 0) {
            return;
        }
        FontMetrics metrics = g.getFontMetrics(font);
        boolean atLeft = getComponentOrientation().isLeftToRight() != trailing;
        int shift = atLeft ? 0 : Math.max(0, width - TextPainter.width(metrics, text));
        int x = (getComponentOrientation().isLeftToRight() ? indent : getWidth() - indent - width) + shift;
        int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        g.setFont(font);
        g.setColor(color);
        TextPainter.paint(g, text, x, baseline, width - shift);
    }
}
