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
import java.util.Collection;
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
    private static final int ICON = 14;
    private static final int ICON_GAP = 6;

    private final ClientColumn column;
    private final transient LongSupplier clock;
    private final transient ZoneId zone;
    private transient @Nullable ClientSummary client;
    private transient Color foreground = Color.BLACK;
    private transient Color muted = Color.GRAY;
    private boolean selected;
    private boolean focused;
    private boolean withTime;

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
        // The waiting time stands beside the status if its own column is hidden.
        withTime =
                table.getColumnModel().getColumn(ClientColumn.WAITING.ordinal()).getWidth() == 0;
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
            case STATUS -> badge(shown).words();
            case WAITING -> ClientStatusBadge.waiting(shown, clock.getAsLong());
            case ANSWERED ->
                shown.answeredAfter().isPresent()
                        ? LocalizedFormats.elapsed(shown.answeredAfter().getAsLong())
                        : "";
            case IN -> traffic(shown.messagesIn(), shown.bytesIn());
            case OUT -> traffic(shown.messagesOut(), shown.bytesOut());
            case ADDRESS -> InertText.of(shown.info().peer());
        };
    }

    private ClientStatusBadge badge(ClientSummary shown) {
        ClientStatusBadge badge = ClientStatusBadge.of(shown, zone);
        return withTime ? badge.withTime(shown, clock.getAsLong()) : badge;
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
        int margin = margin();
        switch (column) {
            case CLIENT -> paintClient(g, shown, margin);
            case STATUS -> paintStatus(g, badge(shown), margin);
            case WAITING, ANSWERED, IN, OUT, ADDRESS ->
                text(
                        g,
                        new TextLine(words(shown), muted, mono(getFont())),
                        margin,
                        getWidth() - 2 * margin,
                        column.isTrailing());
        }
        if (focused) {
            g.setColor(UIManager.getColor("Component.focusColor"));
            g.fillRect(0, getHeight() - UIScale.scale(2), getWidth(), UIScale.scale(1));
        }
    }

    /** Returns the horizontal space in pixels at either side of a cell's content. */
    static int margin() {
        return UIScale.scale(8);
    }

    /** Returns the width in pixels that the longest of these texts needs in the column of the status. */
    static int statusWidth(FontMetrics metrics, Collection<String> words) {
        int text = words.stream()
                .mapToInt(word -> TextPainter.width(metrics, word))
                .max()
                .orElse(0);
        return margin() / 2 + UIScale.scale(ICON) + UIScale.scale(ICON_GAP) + text + margin();
    }

    private void paintClient(Graphics2D g, ClientSummary shown, int margin) {
        int bar = UIScale.scale(4);
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        int inset = UIScale.scale(4);
        ClientColors.paintBar(
                g, shown.id(), leftToRight ? inset : getWidth() - inset - bar, inset, bar, getHeight() - 2 * inset);
        boolean outside = ClientStatusBadge.isOutside(shown) && !selected;
        Font mono = mono(getFont());
        String number = Long.toString(shown.id().number());
        int indent = inset + bar + UIScale.scale(6);
        int room = getWidth() - indent - paintNote(g, shown, margin / 2);
        text(g, new TextLine(number, muted, mono), indent, room, false);
        int numberWidth = g.getFontMetrics(mono).stringWidth(number) + UIScale.scale(7);
        boolean named = !shown.name().isEmpty();
        // A client without a name is told from the others by its address.
        text(
                g,
                new TextLine(
                        named ? shown.name() : shown.info().peer(),
                        named && !outside ? foreground : muted,
                        named ? getFont() : mono),
                indent + numberWidth,
                room - numberWidth,
                false);
    }

    /** Draws the icons of a mark and of a note at the end of the cell and returns their width in pixels. */
    private int paintNote(Graphics2D g, ClientSummary shown, int margin) {
        int taken = 0;
        for (String name : noteIcons(shown)) {
            Icon icon = Icons.inCells(name, ICON, selected ? "Table.selectionForeground" : "sb.warn");
            taken += icon.getIconWidth() + UIScale.scale(3);
            icon.paintIcon(
                    this,
                    g,
                    getComponentOrientation().isLeftToRight()
                            ? getWidth() - margin - taken
                            : margin + taken - icon.getIconWidth(),
                    (getHeight() - icon.getIconHeight()) / 2);
        }
        return taken + margin;
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

    private void paintStatus(Graphics2D g, ClientStatusBadge status, int margin) {
        Icon icon = Icons.inCells(status.icon(), ICON, selected ? "Table.selectionForeground" : status.colorKey());
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        int indent = margin / 2 + icon.getIconWidth() + UIScale.scale(ICON_GAP);
        int room = getWidth() - indent - margin / 2;
        icon.paintIcon(
                this,
                g,
                leftToRight ? margin / 2 : getWidth() - margin / 2 - icon.getIconWidth(),
                (getHeight() - icon.getIconHeight()) / 2);
        Color color = selected ? foreground : UIManager.getColor(status.colorKey());
        FontMetrics metrics = g.getFontMetrics(getFont());
        String form = status.forms().stream()
                .filter(words -> TextPainter.width(metrics, words) <= room)
                .findFirst()
                .orElseGet(() -> status.forms().getLast());
        text(g, new TextLine(form, color, getFont()), indent, room, false);
    }

    private void text(Graphics2D g, TextLine line, int indent, int width, boolean trailing) {
        if (width <= 0) {
            return;
        }
        FontMetrics metrics = g.getFontMetrics(line.font());
        boolean atLeft = getComponentOrientation().isLeftToRight() != trailing;
        int shift = atLeft ? 0 : Math.max(0, width - TextPainter.width(metrics, line.text()));
        int x = (getComponentOrientation().isLeftToRight() ? indent : getWidth() - indent - width) + shift;
        int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        g.setFont(line.font());
        g.setColor(line.color());
        TextPainter.paint(g, line.text(), x, baseline, width - shift);
    }

    private record TextLine(String text, Color color, Font font) {}
}
