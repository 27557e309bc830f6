package switchboard.ui.wire;

import java.awt.Rectangle;

/**
 * The hex view's grid: which byte stands where. Immutable; all sizes in pixels.
 *
 * @param bytes how many bytes there are
 * @param perRow how many stand in a row
 * @param cell the width of one monospaced character
 * @param line the height of a row
 * @param inset the space around everything
 */
record HexGrid(int bytes, int perRow, int cell, int line, int inset) {
    private static final int OFFSET_DIGITS = 6;

    /** Chooses 16 bytes per row where the width allows, 8 or 4 where not. */
    static HexGrid fitting(int bytes, int width, int cell, int line, int inset) {
        for (int perRow = 16; perRow > 4; perRow /= 2) {
            HexGrid grid = new HexGrid(bytes, perRow, cell, line, inset);
            if (grid.width() <= width) {
                return grid;
            }
        }
        return new HexGrid(bytes, 4, cell, line, inset);
    }

    int rows() {
        return (bytes + perRow - 1) / perRow;
    }

    int width() {
        return charX(perRow) + inset;
    }

    int height() {
        return rows() * line + 2 * inset;
    }

    int rowTop(int row) {
        return inset + row * line;
    }

    /** Returns the row at a height, within the rows there are. */
    int rowAt(int y) {
        return Math.clamp((y - inset) / line, 0, Math.max(0, rows() - 1));
    }

    /** Returns where the two digits of the byte in a column begin. */
    int hexX(int column) {
        return inset + (OFFSET_DIGITS + 2) * cell + column * 3 * cell + (column >= 8 ? cell : 0);
    }

    /** Returns where the character of the byte in a column stands. */
    int charX(int column) {
        return hexX(perRow) + cell + column * cell;
    }

    /** Returns where a byte's digits are, half a character of space on either side. */
    Rectangle hexBox(int at) {
        return new Rectangle(hexX(at % perRow) - cell / 2, rowTop(at / perRow), 3 * cell, line);
    }

    /** Returns where a byte's character is. */
    Rectangle charBox(int at) {
        return new Rectangle(charX(at % perRow), rowTop(at / perRow), cell, line);
    }

    /** Returns the byte nearest to a point, -1 if there are no bytes. */
    int byteAt(int x, int y) {
        if (bytes == 0) {
            return -1;
        }
        int column;
        if (x >= charX(0) - cell) {
            column = (x - charX(0)) / cell;
        } else {
            column = 0;
            while (column < perRow - 1 && x >= hexX(column + 1) - cell / 2) {
                column++;
            }
        }
        return Math.min(rowAt(y) * perRow + Math.clamp(column, 0, perRow - 1), bytes - 1);
    }

    /** Returns the offset of a row's first byte as it is written. */
    static String offset(int at) {
        String digits = Integer.toHexString(at).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(Math.max(0, OFFSET_DIGITS - digits.length())) + digits;
    }
}
