package switchboard.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import switchboard.text.BytesText;

/**
 * Parses bytes in hexadecimal digits: {@code 4a 4b}, {@code 4A4B}, {@code 0x4a, 0x4b}, {@code 4A:4B}.
 *
 * <p>Blanks, tabs, line ends, commas, colons and hyphens separate groups of digits. Each group has an even number of
 * them, because with an odd one it is not certain which bytes are meant.
 *
 * <p>Stateless and thread-safe.
 */
public final class HexParser {
    private static final String SEPARATORS = " \t\r\n,:-";

    private HexParser() {}

    /** Parses a whole text. */
    public static TypedBytes parse(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() / 2);
        int at = 0;
        while (at < text.length()) {
            if (SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                at++;
                continue;
            }
            int from = text.startsWith("0x", at) || text.startsWith("0X", at) ? at + 2 : at;
            int end = from;
            while (end < text.length() && HexFormat.isHexDigit(text.charAt(end))) {
                end++;
            }
            if (end < text.length() && SEPARATORS.indexOf(text.charAt(end)) < 0) {
                int behind = text.offsetByCodePoints(end, 1);
                return TypedBytes.Mistake.in(
                        text, end, behind, BytesText.HEX_UNKNOWN.with(Escapes.text(text.substring(end, behind))));
            }
            if (end == from) {
                return TypedBytes.Mistake.in(text, at, end, BytesText.HEX_MISSING.with());
            }
            if ((end - from) % 2 != 0) {
                return TypedBytes.Mistake.in(text, at, end, BytesText.HEX_ODD.with(end - from));
            }
            bytes.put(HexFormat.of().parseHex(text, from, end));
            at = end;
        }
        return new TypedBytes.Meant(TypedBody.of(Arrays.copyOf(bytes.array(), bytes.position())), at);
    }
}
