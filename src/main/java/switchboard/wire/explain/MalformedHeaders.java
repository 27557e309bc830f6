package switchboard.wire.explain;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;

/**
 * Recognises malformed headers, and text without a header, in a stream of decimal headers.
 *
 * <p>Stateless and thread-safe.
 */
public final class MalformedHeaders {
    /** The number of bytes at the beginning that are examined. */
    private static final int LOOKED_AT = 16 * 1024;

    /** The smallest number of spaces behind a number that counts as padding; fewer are the spaces of a sentence. */
    private static final int FEWEST_BLANKS = 3;

    /** The number of bytes of text at the beginning from which other bytes behind them come without a header, too. */
    private static final int TEXT_FIRST = 16;

    private static final Pattern LENGTH_FIRST = Pattern.compile("^([0-9]{1,9})( *)");
    private static final Pattern NUL_PADDED = Pattern.compile("^[0-9]{1,9}\\x00+.*", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile(
            "^ *([-+]?[0-9][0-9._,xXa-fA-F]{0,23}|[-+]?[0-9]{25,}|[0-9]+(?: +[0-9]+)+|\\p{Nd}+|\\w{1,12}[=:][0-9]{1,12}) +$");
    private static final Pattern OBJECT_NAME = Pattern.compile(
            "^(None|undefined|null|NaN|\\[object \\w+]|\\[[BCIJ]@[0-9a-f]+|<built-in .*|<bound method .*|"
                    + "<function .*|[\\w.$]+@[0-9a-f]{5,8})\\s*$");

    private MalformedHeaders() {}

    /** Explains bytes that begin with something like a length; empty if they do not. */
    public static Optional<Finding> of(byte[] bytes, int at, int end, int width) {
        int size = end - at;
        String text = new String(bytes, at, Math.min(size, LOOKED_AT), StandardCharsets.ISO_8859_1);
        if (NUL_PADDED.matcher(text).matches()) {
            return Optional.of(FindingFactory.find(WireText.HEADER_NUL_PADDED, Certainty.CERTAIN, width));
        }
        if (size >= width && text.substring(0, width).isBlank()) {
            return Optional.of(FindingFactory.find(WireText.HEADER_TOO_WIDE, Certainty.LIKELY, width));
        }
        Optional<Finding> length = lengthFirst(text, size, width);
        if (length.isPresent()) {
            return length;
        }
        if (size >= width && width >= 16) {
            Matcher token = TOKEN.matcher(new String(bytes, at, width, StandardCharsets.UTF_8));
            if (token.matches()) {
                return Optional.of(FindingFactory.find(
                        WireText.BAD_NUMBER, Certainty.CERTAIN, Escapes.text(token.group(1)), width));
            }
        }
        return UnreadableHeaders.word(bytes, at, end, width).or(() -> binary(bytes, at, end, width));
    }

    /**
     * Recognises a number at the beginning that has another width than agreed, such as {@code 5hello} or
     * {@code 0005hello}.
     */
    private static Optional<Finding> lengthFirst(String text, int size, int width) {
        Matcher first = LENGTH_FIRST.matcher(text);
        if (!first.find() || first.end() >= width) {
            return Optional.empty();
        }
        int digits = first.group(1).length();
        int said = Integer.parseInt(first.group(1));
        int wide = first.end();
        if (said == 0) {
            return Optional.empty();
        }
        // Spaces at the beginning of the body look like padding, so a width that fits the size exactly takes
        // precedence.
        for (int k = digits; k <= wide; k++) {
            if (k + (long) said == size) {
                wide = k;
                break;
            }
        }
        Certainty certainty = wide + (long) said == size ? Certainty.CERTAIN : Certainty.POSSIBLE;
        boolean padded = wide > digits || text.startsWith("0") && digits > 1;
        if (certainty == Certainty.POSSIBLE && wide - digits < FEWEST_BLANKS) {
            return Optional.empty();
        }
        return Optional.of(
                padded
                        ? FindingFactory.find(WireText.HEADER_OTHER_WIDTH, certainty, wide, width)
                        : FindingFactory.find(
                                WireText.HEADER_UNPADDED, certainty, said, digits, width - digits, width));
    }

    private static boolean isZero(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            if (bytes[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Finding> binary(byte[] bytes, int at, int end, int width) {
        int size = end - at;
        if (size < 3 || bytes[at] >= ' ' || bytes[at] == '\n' || bytes[at] == '\r') {
            return Optional.empty();
        }
        if (size > 4 && isZero(bytes, at + 4, end)) {
            // More likely these are the upper bytes of a wider length.
            return Optional.empty();
        }
        long big = 0;
        long little = 0;
        for (int i = 0; i < Math.min(4, size); i++) {
            big = big << 8 | (bytes[at + i] & 0xFF);
            little |= (long) (bytes[at + i] & 0xFF) << 8 * i;
        }
        if (size > 4 && big == size - 4) {
            return Optional.of(FindingFactory.find(WireText.BINARY_LENGTH_BIG_ENDIAN, Certainty.CERTAIN, big, width));
        }
        if (size > 4 && little == size - 4) {
            return Optional.of(
                    FindingFactory.find(WireText.BINARY_LENGTH_LITTLE_ENDIAN, Certainty.CERTAIN, little, width));
        }
        int two = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
        if (two == size - 2) {
            return Optional.of(FindingFactory.find(WireText.JAVA_WRITE_UTF, Certainty.CERTAIN, two, width));
        }
        return Optional.empty();
    }

    /** Explains bytes by their appearance if no other explanation fits. */
    public static Finding byLook(byte[] bytes, int at, int end, int width, boolean hadFrames) {
        int size = end - at;
        String quote = Escapes.quote(bytes, at, size);
        if (!GuessSearch.isText(bytes, at, end)
                && GuessSearch.isText(bytes, at, Math.min(end, at + TEXT_FIRST))
                && size > TEXT_FIRST) {
            return FindingFactory.find(WireText.NO_HEADER, Certainty.LIKELY, quote, width);
        }
        if (!GuessSearch.isText(bytes, at, end)) {
            Optional<Finding> noise = UnreadableHeaders.noise(bytes, at, end);
            return noise.isPresent()
                    ? noise.get()
                    : FindingFactory.find(WireText.UNKNOWN, Certainty.POSSIBLE, size, hex(bytes, at, end), width);
        }
        String text = new String(bytes, at, Math.min(size, LOOKED_AT), StandardCharsets.UTF_8);
        String trimmed = text.strip();
        if (BodyFindings.isQuotedBytes(bytes, at, size)) {
            return FindingFactory.find(WireText.BYTES_AS_TEXT, Certainty.CERTAIN, quote);
        }
        if (OBJECT_NAME.matcher(text).matches()) {
            return FindingFactory.find(WireText.OBJECT_NAME, Certainty.LIKELY, quote);
        }
        if ((trimmed.startsWith("{") && trimmed.endsWith("}")) || (trimmed.startsWith("[") && trimmed.endsWith("]"))) {
            return FindingFactory.find(WireText.JSON_BARE, Certainty.LIKELY, quote, width);
        }
        if (hadFrames) {
            return FindingFactory.find(WireText.HEADER_ONCE, Certainty.LIKELY, quote);
        }
        if (bytes[end - 1] == '\n') {
            return FindingFactory.find(WireText.NEWLINE_FRAMES, Certainty.LIKELY, quote, width);
        }
        return FindingFactory.find(WireText.NO_HEADER, Certainty.CERTAIN, quote, width);
    }

    private static String hex(byte[] bytes, int at, int end) {
        StringBuilder hex = new StringBuilder();
        for (int i = at; i < Math.min(end, at + 8); i++) {
            hex.append(String.format(Locale.ROOT, i > at ? " %02x" : "%02x", bytes[i]));
        }
        return hex.append(end - at > 8 ? " …" : "").toString();
    }
}
