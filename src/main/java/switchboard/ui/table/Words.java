package switchboard.ui.table;

import java.util.Optional;
import switchboard.model.ConnectionId;

/**
 * What a cell says. Immutable.
 *
 * @param text one line; may be a stranger's
 * @param colorKey the look and feel's key of its colour
 * @param icon the icon before it; empty for none
 * @param client whose bar stands before it
 */
public record Words(String text, String colorKey, String icon, Optional<ConnectionId> client) {
    private static final String USUAL = "Table.foreground";

    /** Returns words in the colour of text. */
    public static Words of(String text) {
        return new Words(text, USUAL, "", Optional.empty());
    }

    /** Returns words that stand back. */
    public static Words muted(String text) {
        return new Words(text, "sb.text2", "", Optional.empty());
    }

    /** Returns words behind an icon, both in the colour of a key of the look and feel. */
    public static Words sign(String text, String colorKey, String icon) {
        return new Words(text, colorKey, icon, Optional.empty());
    }

    /** Returns words about a client, behind its bar; an icon may stand between. */
    public static Words client(ConnectionId client, String text, String icon) {
        return new Words(text, USUAL, icon, Optional.of(client));
    }
}
