package switchboard.wire.part;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.Utf8;

/**
 * A length in decimal ASCII digits: {@code header64} pads with spaces on the right, {@code zero4} with zeros on the
 * left, {@code header8,pad=nul} with NUL bytes on the right.
 *
 * <p>The writer writes the canonical form only. The reader also accepts leading zeros and ASCII white space before or
 * after the digits, because Python's {@code int()} accepts them and real clients send them; NUL only where it is
 * agreed. It parses the bytes itself because {@code Integer.parseInt} accepts signs and the digits of other scripts.
 *
 * <p>Immutable.
 *
 * @param width the width in bytes, 1 to {@value #WIDEST}
 * @param padding the bytes that fill up the digits
 */
public record DecimalField(int width, Padding padding) implements LengthField {
    /** The largest width in bytes. */
    public static final int WIDEST = 9_999;

    /** The number of digits of which each number is below {@link #SATURATED}. */
    private static final int DIGITS_BELOW_SATURATED = 15;

    /** As many spaces as the widest field has; comparing with them is faster than looking at each byte. */
    private static final byte[] SPACES = new byte[WIDEST];

    static {
        Arrays.fill(SPACES, (byte) ' ');
    }

    /** Checks the width. */
    public DecimalField {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("no decimal length has " + width + " bytes");
        }
    }

    @Override
    public String name() {
        return word() + width + option();
    }

    @Override
    public String form() {
        return word() + "N" + option();
    }

    private String word() {
        return padding == Padding.ZERO ? "zero" : "header";
    }

    private String option() {
        return padding == Padding.ZERO || padding == Padding.SPACE ? "" : ",pad=" + padding.word();
    }

    @Override
    public CodedText description() {
        return switch (padding) {
            case SPACE -> FramingText.FIELD_SPACES.with(width);
            case SPACE_LEFT -> FramingText.FIELD_SPACES_LEFT.with(width);
            case ZERO -> FramingText.FIELD_ZEROS.with(width);
            case NUL -> FramingText.FIELD_NULS.with(width);
            case NUL_LEFT -> FramingText.FIELD_NULS_LEFT.with(width);
        };
    }

    @Override
    public long largest() {
        if (width > DIGITS_BELOW_SATURATED) {
            return SATURATED;
        }
        long largest = 0;
        for (int i = 0; i < width; i++) {
            largest = largest * 10 + 9;
        }
        return largest;
    }

    @Override
    public void write(long length, byte[] into, int at) {
        byte[] digits = Long.toString(length).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(into, at, at + width, padding.filler());
        System.arraycopy(digits, 0, into, padding.isLeft() ? at + width - digits.length : at, digits.length);
    }

    @Override
    public long scan(byte[] bytes, int from, int have) {
        int end = from + have;
        int at = from;
        while (at < end && isFiller(bytes[at])) {
            at++;
        }
        int firstDigit = at;
        long length = 0;
        while (at < end && isDigit(bytes[at])) {
            length = Math.min(SATURATED, length * 10 + (bytes[at] - '0'));
            at++;
        }
        boolean digits = at > firstDigit;
        if (digits && isSpaces(bytes, at, end)) {
            at = end;
        }
        while (digits && at < end && isFiller(bytes[at])) {
            at++;
        }
        if (at < end) {
            return NONE;
        }
        if (have < width) {
            return INCOMPLETE;
        }
        return digits ? length : NONE;
    }

    private static boolean isSpaces(byte[] bytes, int from, int end) {
        return Arrays.equals(bytes, from, end, SPACES, 0, end - from);
    }

    private boolean isFiller(byte b) {
        return Utf8.isAsciiSpace(b) || b == 0 && padding.filler() == 0;
    }

    @Override
    public boolean isCanonical(byte[] bytes, int at) {
        byte filler = padding.filler();
        boolean left = padding.isLeft();
        int end = at + width;
        int first = at;
        while (left && first < end - 1 && bytes[first] == filler) {
            first++;
        }
        int behind = first;
        while (behind < end && isDigit(bytes[behind])) {
            behind++;
        }
        // Zeros before the digits are the padding of zero4 alone; a single zero is the length 0.
        if (behind == first || behind > first + 1 && bytes[first] == '0') {
            return false;
        }
        if (left) {
            return behind == end;
        }
        if (filler == ' ') {
            return isSpaces(bytes, behind, end);
        }
        for (int i = behind; i < end; i++) {
            if (bytes[i] != filler) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    @Override
    public int tellingBytes() {
        return width;
    }
}
