package switchboard.ui.log.rows;

import java.util.Locale;

/** The columns of the log table, in their order. */
public enum LogColumn {
    NUMBER,
    TIME,
    CLIENT,
    DIRECTION,
    BYTES,
    TEXT;

    private static final int TIME_LETTERS = "00:00:00.000".length();
    private static final int TEXT_LETTERS = 26;

    /** Returns the key of the column's title in the strings. */
    public String key() {
        return "log.column." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether content and title are aligned to the trailing edge. */
    public boolean isTrailing() {
        return this == NUMBER || this == BYTES;
    }

    /**
     * Returns the widths of the columns in pixels for a table of {@code available} pixels.
     *
     * <p>Number and time are never shortened. In a narrow table the client's name shrinks first, then the column of
     * bytes disappears, then the word beside the arrow, so that the text keeps its space.
     *
     * @param letter the width of a digit in pixels
     * @param margin the space in pixels at either side of a column's content
     * @param digits the number of characters of the largest message number
     */
    public static int[] widths(int available, int letter, int margin, int digits) {
        int[] widths = {
            Math.max(3, digits) * letter + 2 * margin,
            TIME_LETTERS * letter + 2 * margin,
            14 * letter + 2 * margin,
            6 * letter + 2 * margin,
            7 * letter + 2 * margin,
            0
        };
        int wanted = TEXT_LETTERS * letter + 2 * margin;
        give(widths, CLIENT, 9 * letter + 2 * margin, available - wanted);
        give(widths, BYTES, 0, available - wanted);
        give(widths, DIRECTION, 2 * letter + 2 * margin, available - wanted);
        widths[TEXT.ordinal()] = Math.max(0, available - sum(widths));
        return widths;
    }

    /** Reduces a column to its narrow width if all columns together take more than {@code room}. */
    private static void give(int[] widths, LogColumn column, int narrow, int room) {
        if (sum(widths) > room) {
            widths[column.ordinal()] = narrow;
        }
    }

    private static int sum(int[] widths) {
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }
}
