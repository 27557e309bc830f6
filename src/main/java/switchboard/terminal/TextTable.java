package switchboard.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Formats rows as aligned columns of text, and numbers for such tables.
 *
 * <p>Stateless and thread-safe.
 */
public final class TextTable {
    private static final String BETWEEN = "  ";
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private TextTable() {}

    /**
     * Returns the lines of a table.
     *
     * @param rows the rows, each with the same number of cells; the last column is not padded
     * @param right the columns aligned to the right, from 0
     */
    public static List<String> lines(List<List<String>> rows, List<Integer> right) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = TerminalWidth.of(row.get(column));
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(width, widths.get(column)));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths, right)).toList();
    }

    private static String line(List<String> row, List<Integer> widths, List<Integer> right) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths.get(column) - TerminalWidth.of(cell));
            line.append(column == 0 ? "" : BETWEEN);
            if (right.contains(column)) {
                line.append(blanks).append(cell);
            } else {
                line.append(cell).append(column == row.size() - 1 ? "" : blanks);
            }
        }
        return line.toString().stripTrailing();
    }

    /** Returns a size in bytes with about three digits: {@code 1.2 MB}. */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 || value >= 99.95
                ? String.format(Locale.ROOT, "%.0f %s", value, UNITS[unit])
                : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** Returns a duration: {@code 45:00}, {@code 1:05:09}, {@code 3 d 04:00}. */
    public static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        long hours = seconds / 3600;
        if (hours >= 48) {
            return String.format(Locale.ROOT, "%d d %02d:%02d", hours / 24, hours % 24, seconds / 60 % 60);
        }
        String rest = String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60);
        return hours > 0 ? hours + ":" + rest : rest;
    }

    /** Returns a count with its noun: {@code 1 session}, {@code 1,204 messages}. */
    public static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
