package switchboard.wire.framing;

import switchboard.text.CodedText;
import switchboard.text.FramingText;

/**
 * Framings {@code u16} and {@code u32}: a binary length in network byte order, the most significant byte first.
 *
 * <p>Immutable.
 *
 * @param width the header's width, 2 or 4 bytes
 */
record BinaryPrefix(int width) implements LengthPrefix {
    /** Checks the width. */
    public BinaryPrefix {
        if (width != 2 && width != 4) {
            throw new IllegalArgumentException("a binary length has 2 or 4 bytes, not " + width);
        }
    }

    @Override
    public String name() {
        return "u" + width * 8;
    }

    @Override
    public CodedText description() {
        return FramingText.DESCRIPTION_BINARY.with(width);
    }

    @Override
    public int headerLength() {
        return width;
    }

    @Override
    public long longestLength() {
        return (1L << (width * 8)) - 1;
    }

    @Override
    public void writeHeader(long length, byte[] into) {
        for (int i = 0; i < width; i++) {
            into[i] = (byte) (length >>> (8 * (width - 1 - i)));
        }
    }

    @Override
    public long scan(byte[] bytes, int offset, int have) {
        if (have < width) {
            return INCOMPLETE;
        }
        long length = 0;
        for (int i = 0; i < width; i++) {
            length = length << 8 | (bytes[offset + i] & 0xFF);
        }
        return length;
    }

    /**
     * Returns whether four bytes are text, which as a length would be 512 MiB at least, or the length of just these
     * bytes with the least significant byte first.
     */
    @Override
    public boolean isDoubtful(byte[] bytes, int at, int end) {
        boolean text = width == 4;
        long littleEndian = 0;
        for (int i = width - 1; i >= 0; i--) {
            text &= (bytes[at + i] & 0xFF) >= ' ';
            littleEndian = littleEndian << 8 | (bytes[at + i] & 0xFF);
        }
        return text || littleEndian == end - at - width;
    }

    @Override
    public boolean isCanonical(byte[] bytes, int offset) {
        return true;
    }
}
