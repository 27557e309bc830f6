package switchboard.ui.log.rows;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The columns of the log table, in their order. */
public enum LogColumn {
    NUMBER,
    TIME,
    /** The time since the message in the row before. */
    DELTA,
    DIRECTION,
    CLIENT,
    BYTES,
    /** The time since the client's previous message, if that one went in the other direction. */
    RESPONSE,
    TEXT;

    /** The columns that are always shown. */
    public static final Set<LogColumn> ALWAYS = Set.of(NUMBER, CLIENT, TEXT);

    /** The other columns that are shown until the user chooses. */
    public static final Set<LogColumn> USUAL = Set.of(TIME, DELTA, DIRECTION, BYTES);

    private static final int TIME_LETTERS = "00:00:00.000".length();
    private static final int SPAN_LETTERS = "+00:00".length();
    private static final int TEXT_LETTERS = 26;
    private static final int CLIENT_LETTERS = 14;
    private static final int CLIENT_LEAST = 9;

    /** Returns the key of the column's name in the strings. */
    public String key() {
        return "log.column." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns the key of the column's title in the strings, which is shorter than its name in a narrow column. */
    public String titleKey() {
        return this == DIRECTION ? key() + ".short" : key();
    }

    /** Returns whether content and title are aligned to the trailing edge. */
    public boolean isTrailing() {
        return this == NUMBER || this == DELTA || this == BYTES || this == RESPONSE;
    }

    /** Returns whether the column has the monospaced font, so that digits stand below digits. */
    public boolean isMono() {
        return this == NUMBER || this == TIME || this == DELTA || this == BYTES || this == RESPONSE;
    }

    /**
     * Returns the widths of the columns in pixels for a table of {@code available} pixels, 0 for those that are hidden.
     *
     * <p>Number and time are never shortened and the client is never hidden. In a narrow table the response time
     * disappears first, then the client's name shrinks, then the difference to the message before and the bytes
     * disappear, so that the text keeps its space.
     *
     * @param chosen the columns that the user wants to see
     * @param letter the width of a digit in pixels
     * @param margin the space in pixels at either side of a column's content
     * @param digits the number of characters of the largest message number
     * @param icons the width in pixels of the icons of the direction
     */
    public static int[] widths(
            int available, Collection<LogColumn> chosen, int letter, int margin, int digits, int icons) {
        Set<LogColumn> shown = EnumSet.copyOf(chosen);
        int[] widths = new int[values().length];
        shown.forEach(column -> widths[column.ordinal()] = 2 * margin
                + switch (column) {
                    case NUMBER -> Math.max(3, digits) * letter;
                    case TIME -> TIME_LETTERS * letter;
                    case DELTA -> SPAN_LETTERS * letter;
                    case DIRECTION -> icons;
                    case CLIENT -> CLIENT_LETTERS * letter;
                    case BYTES, RESPONSE -> 7 * letter;
                    case TEXT -> -2 * margin;
                });
        int room = available - TEXT_LETTERS * letter - 2 * margin;
        give(widths, RESPONSE, 0, room);
        give(widths, CLIENT, CLIENT_LEAST * letter + 2 * margin, room);
        give(widths, DELTA, 0, room);
        give(widths, BYTES, 0, room);
        widths[TEXT.ordinal()] = Math.max(0, available - sum(widths));
        return widths;
    }

    /** Reduces a column to its narrow width if all columns together take more than {@code room}. */
    private static void give(int[] widths, LogColumn column, int narrow, int room) {
        if (sum(widths) > room) {
            widths[column.ordinal()] = Math.min(narrow, widths[column.ordinal()]);
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
