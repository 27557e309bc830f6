package switchboard.ui.wire;

/**
 * Which part of a body the text view shows: long ones are shown page by page. Immutable.
 *
 * <p>A text component takes longer the more stands in one line, 300 ms for 16 KiB, so it never gets more than a page.
 *
 * @param start its first byte, counted from the message's beginning
 * @param end one behind its last byte
 * @param index which page it is, counted from 0
 * @param count how many there are, at least 1
 */
record TextPage(int start, int end, int index, int count) {
    /** The most bytes of a page. */
    static final int BYTES = 8 * 1024;

    /** Returns a page of a section; no page cuts a character in two. */
    static TextPage of(byte[] bytes, WireContent.Section body, int index) {
        int count = Math.max(1, (body.length() + BYTES - 1) / BYTES);
        int start = index == 0 ? body.start() : Sign.boundary(bytes, body.start(), body.start() + index * BYTES);
        int end = index == count - 1 ? body.end() : Sign.boundary(bytes, start, body.start() + (index + 1) * BYTES);
        return new TextPage(start, end, index, count);
    }
}
