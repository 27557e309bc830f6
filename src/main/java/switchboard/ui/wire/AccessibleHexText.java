package switchboard.ui.wire;

import java.awt.Point;
import java.awt.Rectangle;
import javax.accessibility.AccessibleText;
import javax.swing.text.AttributeSet;
import javax.swing.text.SimpleAttributeSet;
import switchboard.ui.wire.bytes.ByteFormatter;
import switchboard.ui.wire.bytes.ByteRange;

/**
 * The accessible text of the hex view: two hexadecimal digits and a space for each byte. Event dispatch thread only.
 *
 * <p>A character of that text is a digit, a word is a byte, and a sentence is a row.
 */
final class AccessibleHexText implements AccessibleText {
    /** The number of characters for a byte: two digits and a space. */
    private static final int PER_BYTE = 3;

    private final HexView view;

    AccessibleHexText(HexView view) {
        this.view = view;
    }

    @Override
    public int getIndexAtPoint(Point point) {
        return view.grid().byteAt(point.x, point.y) * PER_BYTE;
    }

    @Override
    public Rectangle getCharacterBounds(int index) {
        return view.grid().hexBox(index / PER_BYTE);
    }

    @Override
    public int getCharCount() {
        return Math.max(0, view.bytes().length * PER_BYTE - 1);
    }

    @Override
    public int getCaretPosition() {
        return view.selection().cursor().start() * PER_BYTE;
    }

    @Override
    public String getAtIndex(int part, int index) {
        if (index < 0 || index >= getCharCount()) {
            return "";
        }
        int at = index / PER_BYTE;
        int perRow = view.grid().perRow();
        int row = at / perRow * perRow;
        return switch (part) {
            case CHARACTER -> {
                String word = ByteFormatter.hex(view.bytes()[at]) + " ";
                yield word.substring(index % PER_BYTE, index % PER_BYTE + 1);
            }
            case WORD -> ByteFormatter.hex(view.bytes()[at]);
            default -> ByteFormatter.hex(view.bytes(), new ByteRange(row, Math.min(row + perRow, view.bytes().length)));
        };
    }

    @Override
    public String getAfterIndex(int part, int index) {
        return getAtIndex(part, index + step(part));
    }

    @Override
    public String getBeforeIndex(int part, int index) {
        return getAtIndex(part, index - step(part));
    }

    private int step(int part) {
        return switch (part) {
            case CHARACTER -> 1;
            case WORD -> PER_BYTE;
            default -> PER_BYTE * view.grid().perRow();
        };
    }

    @Override
    public AttributeSet getCharacterAttribute(int index) {
        return SimpleAttributeSet.EMPTY;
    }

    @Override
    public int getSelectionStart() {
        return view.selection().range().start() * PER_BYTE;
    }

    @Override
    public int getSelectionEnd() {
        return Math.max(getSelectionStart(), view.selection().range().end() * PER_BYTE - 1);
    }

    @Override
    public String getSelectedText() {
        return ByteFormatter.hex(view.bytes(), view.selection().range());
    }
}
