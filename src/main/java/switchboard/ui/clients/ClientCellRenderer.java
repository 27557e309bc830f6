package switchboard.ui.clients;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;
import switchboard.model.ClientSummary;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.look.CellRendererComponent;
import switchboard.ui.look.ClientColors;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
import switchboard.ui.look.TextPainter;

/**
 * A cell renderer of the table of clients. Draws texts from clients as plain text, never as HTML. Event dispatch thread
 * only.
 */
final class ClientCellRenderer extends CellRendererComponent implements TableCellRenderer {
    private static final long serialVersionUID = 1L;
    private static final int UPPER = -1;
    private static final int LOWER = 1;
    private static final float SMALL = 0.82f;

    private final ClientColumn column;
    private final transient LongSupplier clock;
    private final transient ZoneId zone;
    private transient @Nullable ClientSummary client;
    private transient Color foreground = Color.BLACK;
    private transient Color muted = Color.GRAY;
    private boolean selected;
    private boolean focused;
    private boolean brief;

    ClientCellRenderer(ClientColumn column, LongSupplier clock, ZoneId zone) {
        this.column = column;
        this.clock = clock;
        this.zone = zone;
    }

    /** Returns the monospaced font for numbers and addresses, or {@code fallback} if the look and feel has none. */
    static Font mono(Font fallback) {
        Font font = UIManager.getFont("monospaced.font");
        return font == null ? fallback : font;
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, @Nullable Object value, boolean isSelected, boolean hasFocus, int row, int index) {
        client = (ClientSummary) value;
        selected = isSelected;
        focused = hasFocus;
        // Counts of messages stand below the status if the columns for traffic are hidden.
        brief = table.getColumnModel().getColumn(ClientColumn.IN.ordinal()).getWidth() == 0;
        setComponentOrientation(table.getComponentOrientation());
        boolean marked = client != null && client.note().marked();
        setBackground(
                isSelected
                        ? table.getSelectionBackground()
                        : marked ? UIManager.getColor("sb.warnBg") : table.getBackground());
        foreground = isSelected ? table.getSelectionForeground() : table.getForeground();
        muted = UIManager.getColor(isSelected ? "sb.text2Selected" : "sb.text2");
        setFont(table.getFont());
        return this;
    }

    @Override
    protected String spokenName() {
        return client == null ? "" : words(client);
    }

    /** Returns the text of the cell, for tool tips and assistive technology. */
    String words(ClientSummary shown) {
        return switch (column) {
            case CLIENT ->
                InertText.of(shown.title() + ", " + shown.info().peer())
                        + (shown.note().marked() ? ", " + Strings.of("note.marked") : "")
                        + (shown.note().text().isEmpty()
                                ? ""
                                : ", " + InertText.of(shown.note().text()));
            case STATUS -> ClientStatusBadge.of(shown, clock.getAsLong(), zone).words();
            case IN -> traffic(shown.messagesIn(), shown.bytesIn());
            case OUT -> traffic(shown.messagesOut(), shown.bytesOut());
            case ADDRESS -> InertText.of(shown.info().peer());
        };
    }

    private static String traffic(long messages, long bytes) {
        return Strings.of("clients.traffic", LocalizedFormats.count(messages), LocalizedFormats.bytes(bytes));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics;
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        TextPainter.hint(g);
        ClientSummary shown = client;
        if (shown == null) {
            return;
        }
        int margin = UIScale.scale(10);
        switch (column) {
            case CLIENT -> paintClient(g, shown, margin);
            case STATUS -> paintStatus(g, shown, ClientStatusBadge.of(shown, clock.getAsLong(), zone), margin);
            case IN, OUT, ADDRESS ->
                text(g, new TextLine(words(shown), muted, mono(getFont()), 0), margin, getWidth() - 2 * margin, true);
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
        Color color = ClientStatusBadge.isGone(shown) && !selected ? muted : foreground;
        Font mono = mono(getFont());
        String number = shown.id().toString();
        int indent = inset + bar + UIScale.scale(8);
        int room = getWidth() - indent - margin / 2 - paintNote(g, shown, margin / 2);
        text(
                g,
                new TextLine(number, ClientStatusBadge.isGone(shown) ? muted : color, mono, UPPER),
                indent,
                room,
                false);
        int numberWidth = g.getFontMetrics(mono).stringWidth(number) + UIScale.scale(7);
        text(g, new TextLine(shown.name(), color, getFont(), UPPER), indent + numberWidth, room - numberWidth, false);
        text(g, new TextLine(shown.info().peer(), muted, small(mono), LOWER), indent, getWidth() - indent, false);
    }

    /** Draws the icons of a mark and of a note at the end of the upper line and returns their width in pixels. */
    private int paintNote(Graphics2D g, ClientSummary shown, int margin) {
        int taken = 0;
        for (String name : noteIcons(shown)) {
            Icon icon = Icons.inCells(name, 14, selected ? "Table.selectionForeground" : "sb.warn");
            taken += icon.getIconWidth() + UIScale.scale(3);
            icon.paintIcon(
                    this,
                    g,
                    getComponentOrientation().isLeftToRight()
                            ? getWidth() - margin - taken
                            : margin + taken - icon.getIconWidth(),
                    middle(UPPER) - icon.getIconHeight() / 2);
        }
        return taken;
    }

    private static List<String> noteIcons(ClientSummary shown) {
        List<String> noteIcons = new ArrayList<>();
        if (shown.note().marked()) {
            noteIcons.add("bookmark");
        }
        if (!shown.note().text().isEmpty()) {
            noteIcons.add("sticky-note");
        }
        return noteIcons;
    }

    private void paintStatus(Graphics2D g, ClientSummary shown, ClientStatusBadge status, int margin) {
        Icon icon = Icons.inCells(status.icon(), 14, selected ? "Table.selectionForeground" : status.colorKey());
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        int indent = margin / 2 + icon.getIconWidth() + UIScale.scale(6);
        int room = getWidth() - indent - margin / 2;
        int line = brief ? UPPER : 0;
        icon.paintIcon(
                this,
                g,
                leftToRight ? margin / 2 : getWidth() - margin / 2 - icon.getIconWidth(),
                middle(line) - icon.getIconHeight() / 2);
        Color color = selected ? foreground : UIManager.getColor(status.colorKey());
        text(g, new TextLine(status.words(), color, getFont(), line), indent, room, false);
        if (brief) {
            String words = Strings.of(
                    "clients.brief",
                    LocalizedFormats.count(shown.messagesIn()),
                    LocalizedFormats.count(shown.messagesOut()));
            text(g, new TextLine(words, muted, small(getFont()), LOWER), indent, room, false);
        }
    }

    private static Font small(Font font) {
        return font.deriveFont(font.getSize2D() * SMALL);
    }

    /** Returns the vertical centre in pixels of the upper line, of the lower line, or of the whole cell (0). */
    private int middle(int line) {
        return getHeight() / 2 + line * getHeight() * 21 / 100;
    }

    private void text(Graphics2D g, TextLine line, int indent, int width, boolean trailing) {
        if (width <= 0) {
            return;
        }
        FontMetrics metrics = g.getFontMetrics(line.font());
        boolean atLeft = getComponentOrientation().isLeftToRight() != trailing;
        int shift = atLeft ? 0 : Math.max(0, width - TextPainter.width(metrics, line.text()));
        int x = (getComponentOrientation().isLeftToRight() ? indent : getWidth() - indent - width) + shift;
        int baseline = middle(line.place()) - metrics.getHeight() / 2 + metrics.getAscent();
        g.setFont(line.font());
        g.setColor(line.color());
        TextPainter.paint(g, line.text(), x, baseline, width - shift);
    }

    /** A line of text. Its place is the upper or lower of two lines, or 0 for the middle of the cell. */
    private record TextLine(String text, Color color, Font font, int place) {}
}
