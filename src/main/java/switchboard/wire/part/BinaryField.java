package switchboard.wire.part;

import switchboard.text.CodedText;
import switchboard.text.FramingText;

/**
 * A binary length: {@code u16} has 2 bytes, the most significant first (network byte order), {@code u16le} the least
 * significant first.
 *
 * <p>Immutable.
 *
 * @param width the width in bytes: 1, 2, 3, 4 or 8
 * @param lowestFirst whether the least significant byte comes first; false for a single byte
 */
public record BinaryField(int width, boolean lowestFirst) implements LengthField {
    /** Checks the width. */
    public BinaryField {
        if (width < 1 || width > 8 || width > 4 && width < 8 || lowestFirst && width == 1) {
            throw new IllegalArgumentException("no binary length has " + width + " bytes");
        }
    }

    @Override
    public String name() {
        return "u" + width * 8 + (lowestFirst ? "le" : "");
    }

    @Override
    public CodedText description() {
        if (width == 1) {
            return FramingText.FIELD_BYTE.with();
        }
        return (lowestFirst ? FramingText.FIELD_LOWEST_FIRST : FramingText.FIELD_HIGHEST_FIRST).with(width);
    }

    @Override
    public long largest() {
        return width == 8 ? SATURATED : (1L << (width * 8)) - 1;
    }

    @Override
    public void write(long length, byte[] into, int at) {
        for (int i = 0; i < width; i++) {
            into[at + i] = (byte) (length >>> (8 * (lowestFirst ? i : width - 1 - i)));
        }
    }

    @Override
    public long scan(byte[] bytes, int at, int have) {
        if (have < width) {
            return INCOMPLETE;
        }
        long length = 0;
        for (int i = 0; i < width; i++) {
            length = length << 8 | (bytes[at + (lowestFirst ? width - 1 - i : i)] & 0xFF);
        }
        return length < 0 ? SATURATED : length;
    }

    /**
     * Returns whether four bytes are text, which as a length would be 512 MiB at least, or the length of just the bytes
     * behind them in the other byte order.
     */
    @Override
    public boolean isDoubtful(byte[] bytes, int at, int end) {
        boolean text = width >= Integer.BYTES;
        long otherOrder = 0;
        for (int i = 0; i < width; i++) {
            text &= (bytes[at + i] & 0xFF) >= ' ';
            otherOrder = otherOrder << 8 | (bytes[at + (lowestFirst ? i : width - 1 - i)] & 0xFF);
        }
        return text || otherOrder == end - at - width;
    }

    @Override
    public boolean isCanonical(byte[] bytes, int at) {
        return true;
    }
}
