package switchboard.ui.wire.compare;

import java.awt.Rectangle;
import java.util.List;

/**
 * The geometry of the comparison: bands of two lines, one for each message. Immutable; all sizes in pixels.
 *
 * <p>Each part of the messages begins a band. Columns are counted through all parts.
 *
 * @param columns the number of columns of each part
 * @param perRow the number of columns in a band
 * @param cell the width of a monospaced character
 * @param line the height of a line
 * @param inset the margin on all sides
 */
record CompareGrid(List<Integer> columns, int perRow, int cell, int line, int inset) {
    /** The characters of a column: its sign, two digits and a space. */
    private static final int CELLS = 4;

    /** The characters of an offset with the space behind it. */
    private static final int OFFSET_CELLS = 8;

    /** The place of a band: its part, and the first of its columns in that part. */
    record Band(int part, int column) {}

    /** Returns a grid with 16 columns in a band if they fit, else 8 or 4. */
    static CompareGrid fitting(List<Integer> columns, int width, int cell, int line, int inset) {
        for (int perRow = 16; perRow > 4; perRow /= 2) {
            CompareGrid grid = new CompareGrid(columns, perRow, cell, line, inset);
            if (grid.width() <= width) {
                return grid;
            }
        }
        return new CompareGrid(columns, 4, cell, line, inset);
    }

    private int bandsOf(int part) {
        return (columns.get(part) + perRow - 1) / perRow;
    }

    int bands() {
        int bands = 0;
        for (int part = 0; part < columns.size(); part++) {
            bands += bandsOf(part);
        }
        return bands;
    }

    int total() {
        return columns.stream().mapToInt(Integer::intValue).sum();
    }

    int bandHeight() {
        return 2 * line + line / 3;
    }

    int width() {
        return charX(perRow) + inset;
    }

    int height() {
        return bands() * bandHeight() + 2 * inset;
    }

    int top(int band) {
        return inset + band * bandHeight();
    }

    /** Returns the band at a y coordinate, within the existing bands. */
    int bandAt(int y) {
        return Math.clamp((y - inset) / bandHeight(), 0, Math.max(0, bands() - 1));
    }

    /** Returns the place of a band. */
    Band band(int index) {
        int left = index;
        int part = 0;
        while (part < columns.size() - 1 && left >= bandsOf(part)) {
            left -= bandsOf(part);
            part++;
        }
        return new Band(part, left * perRow);
    }

    /** Returns the number of columns before a part. */
    int before(int part) {
        return columns.subList(0, part).stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the part of a column. */
    int partOf(int column) {
        int part = 0;
        while (part < columns.size() - 1 && column >= before(part + 1)) {
            part++;
        }
        return part;
    }

    /** Returns the band of a column. */
    int bandOf(int column) {
        int part = partOf(column);
        int band = (column - before(part)) / perRow;
        for (int above = 0; above < part; above++) {
            band += bandsOf(above);
        }
        return band;
    }

    /** Returns the x coordinate of the sign before the digits in a place of a band. */
    int signX(int place) {
        return inset + OFFSET_CELLS * cell + place * CELLS * cell + (place >= 8 ? cell : 0);
    }

    /** Returns the x coordinate of the character in a place of a band. */
    int charX(int place) {
        return signX(perRow) + cell + place * cell;
    }

    /** Returns the bounds of both bytes of a column. */
    Rectangle box(int column) {
        int place = (column - before(partOf(column))) % perRow;
        return new Rectangle(signX(place), top(bandOf(column)), (CELLS - 1) * cell + cell / 2, 2 * line);
    }

    /** Returns the column nearest to a point, or -1 if there are none. */
    int columnAt(int x, int y) {
        if (total() == 0) {
            return -1;
        }
        Band band = band(bandAt(y));
        int place = 0;
        if (x >= charX(0)) {
            place = Math.min((x - charX(0)) / cell, perRow - 1);
        } else {
            while (place < perRow - 1 && x >= signX(place + 1)) {
                place++;
            }
        }
        return before(band.part()) + Math.min(band.column() + place, columns.get(band.part()) - 1);
    }
}
