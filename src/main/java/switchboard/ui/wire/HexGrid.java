package switchboard.ui.wire;

import java.awt.Rectangle;

/**
 * The geometry of the hex view. Immutable; all sizes in pixels.
 *
 * @param bytes the number of bytes
 * @param perRow the number of bytes in a row
 * @param cell the width of a monospaced character
 * @param line the height of a row
 * @param inset the margin on all sides
 */
record HexGrid(int bytes, int perRow, int cell, int line, int inset) {
    private static final int OFFSET_DIGITS = 6;

    /** Returns a grid with 16 bytes in a row if they fit, else 8 or 4. */
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

    /** Returns the row at a y coordinate, within the existing rows. */
    int rowAt(int y) {
        return Math.clamp((y - inset) / line, 0, Math.max(0, rows() - 1));
    }

    /** Returns the x coordinate of the hexadecimal digits in a column. */
    int hexX(int column) {
        return inset + (OFFSET_DIGITS + 2) * cell + column * 3 * cell + (column >= 8 ? cell : 0);
    }

    /** Returns the x coordinate of the character in a column. */
    int charX(int column) {
        return hexX(perRow) + cell + column * cell;
    }

    /** Returns the bounds of a byte's digits, with half a character of space at either side. */
    Rectangle hexBox(int at) {
        return new Rectangle(hexX(at % perRow) - cell / 2, rowTop(at / perRow), 3 * cell, line);
    }

    /** Returns the bounds of a byte's character. */
    Rectangle charBox(int at) {
        return new Rectangle(charX(at % perRow), rowTop(at / perRow), cell, line);
    }

    /** Returns the byte nearest to a point, or -1 if there are no bytes. */
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
}
