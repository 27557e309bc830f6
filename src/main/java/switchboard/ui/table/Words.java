package switchboard.ui.table;

/**
 * What a cell says. Immutable.
 *
 * @param text one line; may be a stranger's
 * @param colorKey the look and feel's key of its colour
 * @param icon the icon before it; empty for none
 */
public record Words(String text, String colorKey, String icon) {
    private static final String USUAL = "Table.foreground";

    /** Return words in the colour of text. */
    public static Words of(String text) {
        return new Words(text, USUAL, "");
    }

    /** Return words that stand back. */
    public static Words muted(String text) {
        return new Words(text, "sb.text2", "");
    }
}
