package switchboard.wire;

import java.util.ArrayList;
import java.util.List;
import switchboard.text.BytesText;

/**
 * Parses text with escapes, as {@link Escapes} shows it: {@code \n \r \t \\ \0 \xHH \}{@code uHHHH \}{@code u{H…}}.
 *
 * <p>{@code \xHH} is one byte. Everything else is a character, which has the bytes of the encoding in which it is
 * sent; two escapes of a surrogate pair are one character, as in JSON. Every byte array that {@link
 * Escapes#text(byte[])} shows is parsed as the same bytes in UTF-8.
 *
 * <p>Stateless and thread-safe.
 */
public final class EscapeParser {
    /** The largest number of hexadecimal digits between braces. */
    private static final int MOST_IN_BRACES = 6;

    private EscapeParser() {}

    /** Parses a whole text. */
    public static TypedBytes parse(String text) {
        List<TypedBody> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int backslash = text.indexOf('\\', at);
            int literal = backslash < 0 ? text.length() : backslash;
            int lone = loneSurrogate(text, at, literal);
            if (lone >= 0) {
                return TypedBytes.Mistake.in(text, lone, lone + 1, BytesText.SURROGATE_TYPED.with());
            }
            parts.add(TypedBody.of(text.substring(at, literal)));
            at = literal;
            if (at < text.length()) {
                switch (escape(text, at)) {
                    case TypedBytes.Meant escape -> {
                        parts.add(escape.body());
                        at = escape.end();
                    }
                    case TypedBytes.Mistake mistake -> {
                        return mistake;
                    }
                }
            }
        }
        return new TypedBytes.Meant(TypedBody.joined(parts), at);
    }

    /**
     * Parses one escape.
     *
     * @param at the index of its backslash
     */
    public static TypedBytes escape(String text, int at) {
        if (at + 1 == text.length()) {
            return TypedBytes.Mistake.in(text, at, at + 1, BytesText.ESCAPE_CUT.with());
        }
        return switch (text.charAt(at + 1)) {
            case 'n' -> character('\n', at + 2);
            case 'r' -> character('\r', at + 2);
            case 't' -> character('\t', at + 2);
            case '0' -> character(0, at + 2);
            case '\\' -> character('\\', at + 2);
            case 'x' -> {
                int value = hex(text, at + 2, at + 4);
                yield value < 0 ? digitsMissing(text, at, 2) : oneByte(value, at + 4);
            }
            case 'u' ->
                at + 2 < text.length() && text.charAt(at + 2) == '{' ? inBraces(text, at) : fourDigits(text, at);
            default -> {
                int end = text.offsetByCodePoints(at, 2);
                yield TypedBytes.Mistake.in(text, at, end, BytesText.ESCAPE_UNKNOWN.with());
            }
        };
    }

    /** Returns the index of a char that is one half of a character without its other half; -1 if there is none. */
    private static int loneSurrogate(String text, int from, int end) {
        for (int at = from; at < end; at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (at + 1 == end || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private static TypedBytes oneByte(int value, int end) {
        return new TypedBytes.Meant(TypedBody.of(new byte[] {(byte) value}), end);
    }

    private static TypedBytes fourDigits(String text, int at) {
        int unit = hex(text, at + 2, at + 6);
        if (unit < 0) {
            return digitsMissing(text, at, 4);
        }
        boolean anotherFollows = text.startsWith("\\u", at + 6);
        int other = anotherFollows ? hex(text, at + 8, at + 12) : -1;
        if (other >= 0 && Character.isSurrogatePair((char) unit, (char) other)) {
            return character(Character.toCodePoint((char) unit, (char) other), at + 12);
        }
        return Character.isSurrogate((char) unit)
                ? TypedBytes.Mistake.in(text, at, at + 6, BytesText.SURROGATE.with())
                : character(unit, at + 6);
    }

    private static TypedBytes inBraces(String text, int at) {
        int from = at + 3;
        int end = from;
        while (end < text.length() && end - from < MOST_IN_BRACES && digit(text, end) >= 0) {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == '}';
        if (!closed || end == from) {
            return TypedBytes.Mistake.in(text, at, end, BytesText.BRACES_WRONG.with(MOST_IN_BRACES));
        }
        int point = hex(text, from, end);
        if (!Character.isValidCodePoint(point)) {
            return TypedBytes.Mistake.in(text, at, end + 1, BytesText.CHARACTER_TOO_LARGE.with());
        }
        return Character.getType(point) == Character.SURROGATE
                ? TypedBytes.Mistake.in(text, at, end + 1, BytesText.SURROGATE.with())
                : character(point, end + 1);
    }

    private static TypedBytes character(int point, int end) {
        return new TypedBytes.Meant(TypedBody.of(Character.toString(point)), end);
    }

    /** Returns the mistake of an escape with too few hexadecimal digits. */
    private static TypedBytes digitsMissing(String text, int at, int wanted) {
        int end = at + 2;
        while (end < text.length() && digit(text, end) >= 0) {
            end++;
        }
        return TypedBytes.Mistake.in(text, at, end, BytesText.ESCAPE_DIGITS.with(wanted));
    }

    /** Returns the value of hexadecimal digits; -1 if there is another character, or the text ends before. */
    private static int hex(String text, int from, int end) {
        int value = 0;
        for (int at = from; at < end; at++) {
            int digit = at < text.length() ? digit(text, at) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Returns the value of an ASCII hexadecimal digit; -1 if it is none. */
    private static int digit(String text, int at) {
        return text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
    }
}
