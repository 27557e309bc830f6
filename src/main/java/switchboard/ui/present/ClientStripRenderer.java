package switchboard.ui.present;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import javax.swing.Icon;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import switchboard.model.ClientSummary;
import switchboard.ui.clients.ClientStatusBadge;
import switchboard.ui.look.CellRendererComponent;
import switchboard.ui.look.ClientColors;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
import switchboard.ui.look.TextPainter;

/**
 * Draws a client of the strip: its colour, its state as an icon, its name and, where there is space, its state in
 * words. Event dispatch thread only.
 */
final class ClientStripRenderer extends CellRendererComponent implements ListCellRenderer<ClientSummary> {
    private static final long serialVersionUID = 1L;

    /** The width from which the state is written out, at 100 % zoom. */
    private static final int WIDE_ENOUGH = 180;

    private final transient LongSupplier clock;
    private final transient ZoneId zone;
    private transient @Nullable ClientSummary client;
    private boolean selected;
    private boolean focused;

    ClientStripRenderer(LongSupplier clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends ClientSummary> list, ClientSummary value, int index, boolean isSelected, boolean hasFocus) {
        client = value;
        selected = isSelected;
        focused = hasFocus;
        setFont(list.getFont());
        setBackground(isSelected ? list.getSelectionBackground() : list.getBackground());
        setForeground(isSelected ? list.getSelectionForeground() : list.getForeground());
        return this;
    }

    /** Returns the name that is shown for a client: its number if it has none. */
    static String name(ClientSummary client) {
        return client.name().isEmpty() ? client.id().toString() : client.name();
    }

    private ClientStatusBadge status(ClientSummary shown) {
        return ClientStatusBadge.of(shown, clock.getAsLong(), zone);
    }

    /** Returns name and state in words, for tool tips and assistive technology. */
    String words(ClientSummary shown) {
        return InertText.of(shown.title()) + ", " + status(shown).words();
    }

    @Override
    protected String spokenName() {
        return client == null ? "" : words(client);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics;
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        if (client == null) {
            return;
        }
        TextPainter.hint(g);
        int gap = UIScale.scale(6);
        int bar = UIScale.scale(4);
        ClientColors.paintBar(g, client.id(), gap, gap, bar, getHeight() - 2 * gap);
        ClientStatusBadge status = status(client);
        Icon icon = Icons.inCells(status.icon(), 14, selected ? "Table.selectionForeground" : status.colorKey());
        int x = gap + bar + gap;
        icon.paintIcon(this, g, x, (getHeight() - icon.getIconHeight()) / 2);
        x += icon.getIconWidth() + gap;
        FontMetrics metrics = g.getFontMetrics(getFont());
        int baseline = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        int room = getWidth() - x - gap;
        g.setFont(getFont());
        if (getWidth() >= UIScale.scale(WIDE_ENOUGH)) {
            int wanted = TextPainter.width(metrics, status.words());
            int nameRoom = Math.max(room / 3, Math.min(room, room - wanted - gap));
            g.setColor(selected ? getForeground() : UIManager.getColor(status.colorKey()));
            int at = x + Math.min(nameRoom, TextPainter.width(metrics, name(client))) + gap;
            TextPainter.paint(g, status.words(), at, baseline, x + room - at);
            room = nameRoom;
        }
        g.setColor(getForeground());
        TextPainter.paintTitle(g, name(client), x, baseline, room);
        if (focused) {
            g.setColor(UIManager.getColor("Component.focusColor"));
            g.fillRect(0, getHeight() - UIScale.scale(2), getWidth(), UIScale.scale(1));
        }
    }
}
