package switchboard.wire.framing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.Finding;
import switchboard.wire.Utf8;
import switchboard.wire.explain.MalformedHeaders;

/**
 * Framings with a header of decimal ASCII digits: {@code header64} pads with spaces on the right, {@code zero4} with
 * zeros on the left.
 *
 * <p>The writer writes the canonical form only. The reader also accepts leading zeros and ASCII white space before or
 * after the digits, because Python's {@code int()} accepts them and real clients send them. It parses the bytes itself
 * because {@code Integer.parseInt} accepts signs and the digits of other scripts.
 *
 * <p>Immutable.
 *
 * @param width the header's width in bytes, 1 to 9,999
 * @param zeroPadded whether zeros on the left fill the header instead of spaces on the right
 */
record DecimalPrefix(int width, boolean zeroPadded) implements LengthPrefix {
    /** The value at which the count stops; every limit is smaller, so further digits do not matter. */
    private static final long SATURATED = 1L << 50;

    /** Checks the width. */
    public DecimalPrefix {
        if (width < 1 || width > 9_999) {
            throw new FramingException(FramingText.WIDTH_UNFIT.with(width));
        }
    }

    @Override
    public String name() {
        return word() + width;
    }

    @Override
    public String form() {
        return word() + "N";
    }

    private String word() {
        return zeroPadded ? "zero" : "header";
    }

    @Override
    public CodedText description() {
        return (zeroPadded ? FramingText.DESCRIPTION_ZERO : FramingText.DESCRIPTION_HEADER).with(width);
    }

    @Override
    public int headerLength() {
        return width;
    }

    @Override
    public long longestLength() {
        long longest = 0;
        for (int i = 0; i < width && longest < SATURATED; i++) {
            longest = longest * 10 + 9;
        }
        return longest;
    }

    @Override
    public void writeHeader(long length, byte[] into) {
        byte[] digits = Long.toString(length).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(into, 0, width, (byte) (zeroPadded ? '0' : ' '));
        System.arraycopy(digits, 0, into, zeroPadded ? width - digits.length : 0, digits.length);
    }

    @Override
    public long scan(byte[] bytes, int offset, int have) {
        int end = offset + have;
        int at = offset;
        while (at < end && Utf8.isAsciiSpace(bytes[at])) {
            at++;
        }
        int firstDigit = at;
        long length = 0;
        while (at < end && isDigit(bytes[at])) {
            length = Math.min(SATURATED, length * 10 + (bytes[at] - '0'));
            at++;
        }
        boolean digits = at > firstDigit;
        while (digits && at < end && Utf8.isAsciiSpace(bytes[at])) {
            at++;
        }
        if (at < end) {
            return NO_HEADER;
        }
        if (have < width) {
            return INCOMPLETE;
        }
        return digits ? length : NO_HEADER;
    }

    @Override
    public Finding explain(byte[] bytes, int at, int end, boolean hadFrames) {
        return MalformedHeaders.of(bytes, at, end, width)
                .orElseGet(() -> LengthPrefix.super.explain(bytes, at, end, hadFrames));
    }

    @Override
    public boolean isCanonical(byte[] bytes, int offset) {
        int digits = 0;
        while (digits < width && isDigit(bytes[offset + digits])) {
            digits++;
        }
        if (zeroPadded) {
            return digits == width;
        }
        if (digits == 0 || (bytes[offset] == '0' && digits > 1)) {
            return false;
        }
        for (int i = offset + digits; i < offset + width; i++) {
            if (bytes[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
