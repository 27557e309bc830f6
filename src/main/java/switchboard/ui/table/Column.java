package switchboard.ui.table;

import java.util.Comparator;
import java.util.function.Function;

/**
 * A column of a sortable table. Immutable.
 *
 * @param title the text of its header
 * @param width its width at 100 % zoom in pixels; 0 for the column that takes the rest
 * @param look the font and alignment of its text
 * @param words returns the content of the cell for a row
 * @param order the ascending order of rows by this column
 */
public record Column<T>(String title, int width, TextStyle look, Function<T, CellText> words, Comparator<T> order) {
    /** The font and alignment of a column's text. */
    public enum TextStyle {
        /** Proportional font, leading. */
        TEXT,
        /** Monospaced font, leading. */
        MONO,
        /** Monospaced font, trailing. */
        NUMBER
    }
}
