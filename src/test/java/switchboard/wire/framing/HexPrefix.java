package switchboard.wire.framing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import switchboard.text.CodedText;
import switchboard.text.FramingText;
import switchboard.wire.part.LengthField;

/** A length that the program does not have: four hexadecimal digits. */
public record HexPrefix() implements LengthField {
    @Override
    public String name() {
        return "hex4";
    }

    @Override
    public CodedText description() {
        return FramingText.CHOICE.with("the length in four hexadecimal digits");
    }

    @Override
    public int width() {
        return 4;
    }

    @Override
    public long largest() {
        return 0xFFFF;
    }

    @Override
    public void write(long length, byte[] into, int at) {
        byte[] digits = HexFormat.of().toHexDigits((short) length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, into, at, 4);
    }

    @Override
    public long scan(byte[] bytes, int at, int have) {
        int length = 0;
        for (int i = 0; i < have; i++) {
            if (!HexFormat.isHexDigit(bytes[at + i])) {
                return NONE;
            }
            length = length << 4 | HexFormat.fromHexDigit(bytes[at + i]);
        }
        return have < 4 ? INCOMPLETE : length;
    }

    @Override
    public boolean isCanonical(byte[] bytes, int at) {
        return scan(bytes, at, 4) >= 0;
    }
}
