package switchboard.ui.look;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import switchboard.model.ConnectionId;

/**
 * The twelve colours that tell clients apart; the first ones differ most. Event dispatch thread only.
 *
 * <p>They are chosen to be told apart with every kind of colour vision. Their contrast is at least 3:1, enough for bars
 * and dots (WCAG 2.1, success criterion 1.4.11) but not for text, and the client's number always stands beside them.
 * Clients 13 to 24 have the same colours in dashed bars.
 */
public final class ClientColors {
    private static final List<Color> LIGHT = colors(
            0x355D9F, 0xBF5809, 0x339D97, 0x263C47, 0x1A809C, 0xB7221D, 0x646142, 0x8A4F75, 0x68975B, 0x685DCB,
            0x622B1D, 0x5A0E92);
    private static final List<Color> DARK = colors(
            0x5389DA, 0xF99E3F, 0x7AD1C1, 0x8E9AA5, 0x89E2FE, 0xE2716F, 0xC1C483, 0xA7709C, 0xAAEC9C, 0xB4BBFD,
            0xC6A394, 0xB09AD6);

    private ClientColors() {}

    private static List<Color> colors(int... values) {
        return Arrays.stream(values).mapToObj(Color::new).toList();
    }

    /** Returns the colour of a client in the visible theme. */
    public static Color of(ConnectionId id) {
        List<Color> colors = FlatLaf.isLafDark() ? DARK : LIGHT;
        return colors.get(index(id) % colors.size());
    }

    /** Paints the bar of a client, solid or dashed. */
    public static void paintBar(Graphics2D g, ConnectionId id, int x, int y, int width, int height) {
        g.setColor(of(id));
        if (index(id) / LIGHT.size() % 2 == 0) {
            g.fillRect(x, y, width, height);
            return;
        }
        int dash = Math.max(2, UIScale.scale(5));
        int gap = Math.max(1, UIScale.scale(3));
        for (int top = 0; top < height; top += dash + gap) {
            g.fillRect(x, y + top, width, Math.min(dash, height - top));
        }
    }

    private static int index(ConnectionId id) {
        return (int) Math.floorMod(id.number() - 1, 1L << 30);
    }
}
