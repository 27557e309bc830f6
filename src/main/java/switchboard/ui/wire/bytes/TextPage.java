package switchboard.ui.wire.bytes;

/**
 * The page of a body that the text view shows. Immutable.
 *
 * <p>The layout time of a text component grows with the length of its lines, so a long body is shown in pages.
 *
 * @param start the index of its first byte in the message
 * @param end the index after its last byte
 * @param index the number of the page, from 0
 * @param count the number of pages, at least 1
 */
public record TextPage(int start, int end, int index, int count) {
    /** The largest size of a page in bytes. */
    public static final int BYTES = 8 * 1024;

    /** Returns a page of a section; pages do not cut characters. */
    public static TextPage of(byte[] bytes, WireContent.Section body, int index) {
        int count = Math.max(1, (body.length() + BYTES - 1) / BYTES);
        int start = index == 0 ? body.start() : Grapheme.boundary(bytes, body.start(), body.start() + index * BYTES);
        int end = index == count - 1 ? body.end() : Grapheme.boundary(bytes, start, body.start() + (index + 1) * BYTES);
        return new TextPage(start, end, index, count);
    }
}
