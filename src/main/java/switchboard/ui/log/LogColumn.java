package switchboard.ui.log;

import java.util.Locale;

/** The columns of the log, in their order. */
enum LogColumn {
    NUMBER,
    TIME,
    CLIENT,
    DIRECTION,
    BYTES,
    TEXT;

    private static final int TIME_LETTERS = "00:00:00.000".length();
    private static final int TEXT_LETTERS = 26;

    /** Returns the key of its heading in the strings. */
    String key() {
        return "log.column." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether its content and its heading stand at the trailing edge. */
    boolean isTrailing() {
        return this == NUMBER || this == BYTES;
    }

    /**
     * Returns how wide the columns are, in their order, where there are {@code available} pixels.
     *
     * <p>Number and time are never cut. Where it gets narrow the client's name gives way first, then the bytes,
     * then the word beside the arrow: the text needs the room.
     *
     * @param letter the width of a digit
     * @param margin the space on either side of a column's content
     * @param digits how long the largest number is
     */
    static int[] widths(int available, int letter, int margin, int digits) {
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

    /** Creates a column narrower if all columns take more than {@code room}. */
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
