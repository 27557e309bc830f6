package switchboard.wire.part;

import switchboard.text.CodedText;
import switchboard.text.FramingText;

/**
 * A length in packed BCD: {@code bcd2} has 2 bytes with two decimal digits each, the most significant first.
 *
 * <p>Immutable.
 *
 * @param width the width in bytes, 1 to {@value #WIDEST}
 */
public record BcdField(int width) implements LengthField {
    /** The largest width in bytes; its 14 digits stay below {@link LengthField#SATURATED}. */
    public static final int WIDEST = 7;

    /** Checks the width. */
    public BcdField {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("no BCD length has " + width + " bytes");
        }
    }

    @Override
    public String name() {
        return "bcd" + width;
    }

    @Override
    public String form() {
        return "bcdN";
    }

    @Override
    public CodedText description() {
        return FramingText.FIELD_BCD.with(2 * width, width);
    }

    @Override
    public long largest() {
        long largest = 0;
        for (int digit = 0; digit < 2 * width; digit++) {
            largest = largest * 10 + 9;
        }
        return largest;
    }

    @Override
    public void write(long length, byte[] into, int at) {
        long rest = length;
        for (int i = width - 1; i >= 0; i--) {
            int two = (int) (rest % 100);
            into[at + i] = (byte) (two / 10 << 4 | two % 10);
            rest /= 100;
        }
    }

    @Override
    public long scan(byte[] bytes, int at, int have) {
        long length = 0;
        for (int i = 0; i < have; i++) {
            int high = bytes[at + i] >> 4 & 0xF;
            int low = bytes[at + i] & 0xF;
            if (high > 9 || low > 9) {
                return NONE;
            }
            length = length * 100 + high * 10 + low;
        }
        return have < width ? INCOMPLETE : length;
    }

    @Override
    public boolean isCanonical(byte[] bytes, int at) {
        return true;
    }
}
