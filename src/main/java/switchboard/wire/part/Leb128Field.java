package switchboard.wire.part;

import switchboard.text.CodedText;
import switchboard.text.FramingText;

/**
 * A length in unsigned LEB128, also called varint: seven bits a byte, the lowest first, and the highest bit of each
 * byte says whether another one follows (DWARF 5, section 7.6).
 *
 * <p>Immutable.
 */
public record Leb128Field() implements LengthField {
    private static final int WIDEST = 5;

    @Override
    public String name() {
        return "leb128";
    }

    @Override
    public CodedText description() {
        return FramingText.FIELD_LEB128.with();
    }

    @Override
    public int width() {
        return WIDEST;
    }

    @Override
    public int widthOf(long length) {
        int width = 1;
        while (length >>> 7 * width != 0) {
            width++;
        }
        return width;
    }

    @Override
    public int widthAt(byte[] bytes, int at) {
        int last = at;
        while (bytes[last] < 0) {
            last++;
        }
        return last + 1 - at;
    }

    @Override
    public long largest() {
        return (1L << 7 * WIDEST) - 1;
    }

    @Override
    public void write(long length, byte[] into, int at) {
        int width = widthOf(length);
        for (int i = 0; i < width; i++) {
            into[at + i] = (byte) (length >>> 7 * i & 0x7F | (i < width - 1 ? 0x80 : 0));
        }
    }

    @Override
    public long scan(byte[] bytes, int at, int have) {
        long length = 0;
        for (int i = 0; i < have; i++) {
            length |= (long) (bytes[at + i] & 0x7F) << 7 * i;
            if (bytes[at + i] >= 0) {
                return length;
            }
        }
        return have < WIDEST ? INCOMPLETE : NONE;
    }

    @Override
    public boolean isCanonical(byte[] bytes, int at) {
        int width = widthAt(bytes, at);
        return width == 1 || bytes[at + width - 1] != 0;
    }
}
