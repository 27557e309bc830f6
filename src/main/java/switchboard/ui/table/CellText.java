package switchboard.ui.table;

import java.util.Optional;
import switchboard.model.ConnectionId;

/**
 * The content of a cell. Immutable.
 *
 * @param text one line, which may come from a client
 * @param colorKey the colour's key in the look and feel
 * @param icon the name of the icon before the text; empty for none
 * @param client the client whose colour bar is shown before the text
 */
public record CellText(String text, String colorKey, String icon, Optional<ConnectionId> client) {
    private static final String USUAL = "Table.foreground";

    /** Returns a text in the normal colour. */
    public static CellText of(String text) {
        return new CellText(text, USUAL, "", Optional.empty());
    }

    /** Returns a text in the muted colour. */
    public static CellText muted(String text) {
        return new CellText(text, "sb.text2", "", Optional.empty());
    }

    /** Returns a text after an icon, both in the colour of a key of the look and feel. */
    public static CellText withIcon(String text, String colorKey, String icon) {
        return new CellText(text, colorKey, icon, Optional.empty());
    }

    /** Returns a text after a client's colour bar and an optional icon. */
    public static CellText client(ConnectionId client, String text, String icon) {
        return new CellText(text, USUAL, icon, Optional.of(client));
    }
}
