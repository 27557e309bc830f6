package switchboard.ui.log;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.TableCellRenderer;
import org.jspecify.annotations.Nullable;
import switchboard.model.ConnectionId;
import switchboard.record.LogRow;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.finding.FindingName;
import switchboard.ui.log.rows.LogColumn;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.log.rows.LogStep;
import switchboard.ui.log.rows.ResponseTimes;
import switchboard.ui.look.CellRendererComponent;
import switchboard.ui.look.ClientColors;
import switchboard.ui.look.Fonts;
import switchboard.ui.look.Icons;
import switchboard.ui.look.TextPainter;
import switchboard.wire.Direction;
import switchboard.wire.Severity;

/**
 * A cell renderer of the log table. Draws texts from clients as plain text, never as HTML. Event dispatch thread only.
 */
final class LogCellRenderer extends CellRendererComponent implements TableCellRenderer {
    private static final long serialVersionUID = 1L;

    /** The number of rows at the end that get no placeholder while they are loaded. */
    private static final int FRESH = 256;

    private static final int ICON_SIZE = 14;
    private static final int ARROW = 16;
    private static final int ICON_GAP = 3;
    private static final DateTimeFormatter TIME = LocalizedFormats.time("HH:mm:ss.SSS");

    private final LogColumn column;
    private final transient DateTimeFormatter time;
    private final transient BiFunction<ConnectionId, String, String> name;
    private final transient LogRowsModel rows;
    private final transient ResponseTimes responses;
    private transient @Nullable LogRow row;
    private transient @Nullable LogStep step;
    private int rowIndex;
    private transient Color foreground = Color.BLACK;
    private boolean fresh;
    private boolean selected;
    private boolean focused;

    LogCellRenderer(
            LogColumn column,
            ZoneId zone,
            BiFunction<ConnectionId, String, String> name,
            LogRowsModel rows,
            ResponseTimes responses) {
        this.column = column;
        this.name = name;
        this.rows = rows;
        this.responses = responses;
        time = TIME.withZone(zone);
    }

    /** Returns the horizontal space in pixels at either side of a cell's content. */
    static int margin() {
        return UIScale.scale(8);
    }

    /** Returns the width in pixels of the icons of the direction and of a problem beside it. */
    static int iconsWidth() {
        return UIScale.scale(ARROW) + UIScale.scale(ICON_GAP) + UIScale.scale(ICON_SIZE);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, @Nullable Object value, boolean isSelected, boolean hasFocus, int index, int columnIndex) {
        row = value instanceof LogRow message ? message : null;
        step = value instanceof LogStep other ? other : null;
        rowIndex = index;
        // A new row is loaded so soon that a placeholder would only flicker.
        fresh = index >= table.getRowCount() - FRESH;
        selected = isSelected;
        focused = hasFocus;
        setComponentOrientation(table.getComponentOrientation());
        setBackground(isSelected ? table.getSelectionBackground() : background(table));
        foreground = isSelected ? table.getSelectionForeground() : table.getForeground();
        setFont(column.isMono() ? Fonts.monospaced() : table.getFont());
        return this;
    }

    /** Returns the background, which highlights marked messages. */
    private Color background(JTable table) {
        Color marked = row != null && row.note().marked() ? UIManager.getColor("sb.warnBg") : null;
        return marked == null ? table.getBackground() : marked;
    }

    @Override
    protected String spokenName() {
        if (step != null) {
            return content(step);
        }
        return row == null ? Strings.of("log.loading") : content(row);
    }

    private String clock(long micros) {
        return time.format(Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(micros)));
    }

    private String content(LogStep shown) {
        return switch (column) {
            case NUMBER, DELTA, BYTES, RESPONSE, DIRECTION -> "";
            case TIME -> shown.at() == 0 ? "" : clock(shown.at());
            case CLIENT -> shown.client() + " " + name.apply(shown.client(), shown.clientName());
            case TEXT -> LogRowFormatter.step(shown);
        };
    }

    private String content(LogRow shown) {
        return switch (column) {
            case NUMBER -> LocalizedFormats.count(shown.number());
            case TIME -> clock(shown.at());
            case DELTA -> {
                OptionalLong since = rows.sinceRowBefore(rowIndex);
                yield since.isPresent() ? LocalizedFormats.difference(since.getAsLong()) : "";
            }
            case RESPONSE -> {
                OptionalLong response = responses.of(shown);
                yield response.isPresent() ? LocalizedFormats.elapsed(response.getAsLong()) : "";
            }
            case CLIENT -> shown.client() + " " + name.apply(shown.client(), shown.clientName());
            case DIRECTION -> Strings.of(shown.direction() == Direction.IN ? "log.in" : "log.out");
            case BYTES -> LocalizedFormats.count(shown.bodyLength());
            case TEXT -> LogRowFormatter.spoken(shown);
        };
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(40), getFontMetrics(getFont()).getHeight() + UIScale.scale(8));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics;
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        TextPainter.hint(g);
        int margin = margin();
        if (step != null) {
            paintStep(g, step, margin);
            paintFocus(g);
            return;
        }
        LogRow shown = row;
        if (shown == null) {
            if (!fresh) {
                paintPlaceholder(g, margin);
            }
            return;
        }
        switch (column) {
            case NUMBER, DELTA, BYTES, RESPONSE ->
                text(g, content(shown), margin, getWidth() - 2 * margin, muted(column != LogColumn.BYTES), true);
            case TIME -> text(g, content(shown), margin, getWidth() - margin, muted(true), false);
            case CLIENT -> paintClient(g, shown.client(), shown.clientName(), margin);
            case DIRECTION -> paintDirection(g, shown, margin);
            case TEXT -> paintText(g, shown, margin);
        }
        if (shown.gap().isPresent()) {
            paintGap(g);
        }
        paintFocus(g);
    }

    private void paintFocus(Graphics2D g) {
        if (focused && selected) {
            g.setColor(UIManager.getColor("Component.focusColor"));
            g.fillRect(0, getHeight() - UIScale.scale(2), getWidth(), UIScale.scale(1));
        }
    }

    private void paintStep(Graphics2D g, LogStep shown, int margin) {
        switch (column) {
            case CLIENT -> paintClient(g, shown.client(), shown.clientName(), margin);
            case DIRECTION ->
                paintIcon(
                        g,
                        Icons.inCells(
                                switch (shown.step().kind()) {
                                    case CAME -> "plug";
                                    case FINISHED -> "log-out";
                                    case LEFT -> "unplug";
                                },
                                ICON_SIZE,
                                selected ? "Table.selectionForeground" : "sb.text2"),
                        margin);
            default -> text(g, content(shown), margin, getWidth() - 2 * margin, muted(true), false);
        }
    }

    /** Draws a bar in place of a row that is being loaded, so that nothing moves when it is there. */
    private void paintPlaceholder(Graphics2D g, int margin) {
        int height = Math.max(4, getHeight() / 4);
        TextPainter.smooth(g);
        g.setColor(UIManager.getColor("Table.gridColor"));
        g.fillRoundRect(
                margin, (getHeight() - height) / 2, Math.max(0, getWidth() / 2 - margin), height, height, height);
    }

    private void paintClient(Graphics2D g, ConnectionId client, String before, int margin) {
        int bar = UIScale.scale(4);
        boolean leftToRight = getComponentOrientation().isLeftToRight();
        ClientColors.paintBar(
                g,
                client,
                leftToRight ? margin - bar : getWidth() - margin,
                UIScale.scale(4),
                bar,
                getHeight() - UIScale.scale(8));
        int indent = margin + bar;
        String number = Long.toString(client.number());
        int numberWidth = TextPainter.width(g.getFontMetrics(getFont()), number + " ");
        text(g, number, indent, numberWidth, muted(true), false);
        indent += numberWidth;
        text(g, name.apply(client, before), indent, getWidth() - indent - UIScale.scale(4), foreground, false);
    }

    private void paintDirection(Graphics2D g, LogRow shown, int margin) {
        boolean in = shown.direction() == Direction.IN;
        Icon arrow = Icons.inCells(in ? "arrow-right" : "arrow-left", ARROW, in ? "sb.accent" : "sb.ok");
        paintIcon(g, arrow, margin);
        if (shown.severity() == Severity.PROBLEM) {
            Icon problem =
                    Icons.inCells("triangle-alert", ICON_SIZE, selected ? "Table.selectionForeground" : "sb.err");
            paintIcon(g, problem, margin + arrow.getIconWidth() + UIScale.scale(ICON_GAP));
        }
    }

    private void paintIcon(Graphics2D g, Icon icon, int indent) {
        icon.paintIcon(
                this,
                g,
                getComponentOrientation().isLeftToRight() ? indent : getWidth() - indent - icon.getIconWidth(),
                (getHeight() - icon.getIconHeight()) / 2);
    }

    /** Draws a jagged upper edge: messages before this one are missing. */
    private void paintGap(Graphics2D g) {
        int zigzagWidth = UIScale.scale(4);
        int depth = UIScale.scale(3);
        TextPainter.smooth(g);
        // The pattern continues across all cells of the row.
        int shift = Math.floorMod(getX(), 2 * zigzagWidth);
        g.setColor(UIManager.getColor("sb.warn"));
        for (int x = -shift; x < getWidth(); x += 2 * zigzagWidth) {
            g.fillPolygon(new int[] {x, x + 2 * zigzagWidth, x + zigzagWidth}, new int[] {0, 0, depth}, 3);
        }
    }

    /** Draws the gap and the mark, the preview of the body, the finding's name beside it, and the note at the end. */
    private void paintText(Graphics2D g, LogRow shown, int margin) {
        int indent = margin + paintGapAndMark(g, shown, margin);
        int width = getWidth() - indent - margin;
        FontMetrics metrics = g.getFontMetrics(getFont());
        String finding = shown.cause().map(FindingName::of).orElse("");
        int chip = finding.isEmpty() ? 0 : Math.min(FindingChip.width(metrics, finding), Math.max(0, width));
        int gap = chip == 0 || shown.preview().isEmpty() ? 0 : UIScale.scale(8);
        int wanted = TextPainter.width(metrics, shown.preview());
        int room = width - chip - gap;
        room -= paintNote(g, shown, margin, Math.max(room - wanted, room / 2));
        int said = Math.clamp(wanted, 0, Math.max(0, room));
        text(g, shown.preview(), indent, said, foreground, false);
        if (chip > 0) {
            int at = indent + said + gap;
            FindingChip.paint(
                    g,
                    finding,
                    shown.severity(),
                    selected,
                    new Rectangle(
                            getComponentOrientation().isLeftToRight() ? at : getWidth() - at - chip,
                            0,
                            chip,
                            getHeight()));
        }
    }

    /** Draws the signs of a gap and of a mark and returns their width in pixels. */
    private int paintGapAndMark(Graphics2D g, LogRow shown, int margin) {
        int room = 0;
        if (shown.gap().isPresent()) {
            room += icon(g, "triangle-alert", margin);
            String words = LogRowFormatter.missing(shown.gap().get());
            int width = Math.min(TextPainter.width(g.getFontMetrics(getFont()), words), getWidth() / 2);
            text(g, words, margin + room, width, warning(), false);
            room += width + UIScale.scale(14);
        }
        if (shown.note().marked()) {
            room += icon(g, "bookmark", margin + room);
        }
        return room;
    }

    /** Draws the beginning of the note at the end of the row and returns its width in pixels. */
    private int paintNote(Graphics2D g, LogRow shown, int margin, int room) {
        if (shown.note().text().isEmpty()) {
            return 0;
        }
        FontMetrics metrics = g.getFontMetrics(getFont());
        String words = LogRowFormatter.line(shown.note().text());
        int sign = UIScale.scale(ICON_SIZE) + UIScale.scale(6);
        int width = Math.min(TextPainter.width(metrics, words), Math.max(0, room - sign - UIScale.scale(14)));
        int indent = getWidth() - margin - width - sign;
        icon(g, "sticky-note", indent);
        text(g, words, indent + sign, width, warning(), false);
        return width + sign + UIScale.scale(14);
    }

    private int icon(Graphics2D g, String name, int indent) {
        Icon icon = Icons.inCells(name, ICON_SIZE, selected ? "Table.selectionForeground" : "sb.warn");
        paintIcon(g, icon, indent);
        return icon.getIconWidth() + UIScale.scale(6);
    }

    private Color warning() {
        Color color = selected ? null : UIManager.getColor("sb.warn");
        return color == null ? foreground : color;
    }

    private Color muted(boolean muted) {
        Color color = selected || !muted ? null : UIManager.getColor("sb.text2");
        return color == null ? foreground : color;
    }

    private void text(Graphics2D g, String text, int indent, int width, Color color, boolean trailing) {
        FontMetrics metrics = g.getFontMetrics(getFont());
        boolean atLeft = getComponentOrientation().isLeftToRight() != trailing;
        int shift = atLeft ? 0 : Math.max(0, width - TextPainter.width(metrics, text));
        int x = (getComponentOrientation().isLeftToRight() ? indent : getWidth() - indent - width) + shift;
        int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        g.setFont(getFont());
        g.setColor(color);
        TextPainter.paint(g, text, x, baseline, width - shift);
    }
}
