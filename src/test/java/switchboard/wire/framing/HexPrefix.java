package switchboard.wire.framing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import switchboard.text.CodedText;
import switchboard.text.FramingText;

/** A framing that the program does not have: the length in four hexadecimal digits. */
public record HexPrefix() implements LengthPrefix {
    @Override
    public String name() {
        return "hex4";
    }

    @Override
    public CodedText description() {
        return FramingText.CHOICE.with("the length in four hexadecimal digits, then the body");
    }

    @Override
    public int headerLength() {
        return 4;
    }

    @Override
    public long longestLength() {
        return 0xFFFF;
    }

    @Override
    public void writeHeader(long length, byte[] into) {
        byte[] digits = HexFormat.of().toHexDigits((short) length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, into, 0, 4);
    }

    @Override
    public long scan(byte[] bytes, int offset, int have) {
        int length = 0;
        for (int i = 0; i < have; i++) {
            if (!HexFormat.isHexDigit(bytes[offset + i])) {
                return NO_HEADER;
            }
            length = length << 4 | HexFormat.fromHexDigit(bytes[offset + i]);
        }
        return have < 4 ? INCOMPLETE : length;
    }

    @Override
    public boolean isCanonical(byte[] bytes, int offset) {
        return scan(bytes, offset, 4) >= 0;
    }
}
