package switchboard.wire.framing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import switchboard.text.FramingText;
import switchboard.wire.part.BytePattern;

/**
 * Parses the bytes of a description: characters stand for their UTF-8, and escapes for bytes that cannot be typed.
 *
 * <p>Used by one thread.
 */
final class PatternParser {
    /** The largest number of bytes of one pattern. */
    static final int MOST_BYTES = 64;

    private final String text;
    private final boolean mayBeAny;
    private int at;

    /**
     * Creates a parser.
     *
     * @param mayBeAny whether a byte may stand for any
     */
    PatternParser(String text, int from, boolean mayBeAny) {
        this.text = text;
        this.at = from;
        this.mayBeAny = mayBeAny;
    }

    /** Returns the index behind the last character that was parsed. */
    int at() {
        return at;
    }

    /** Returns whether a bar follows, behind which another pattern stands. */
    boolean isAtBar() {
        return at < text.length() && text.charAt(at) == '|';
    }

    /** Parses up to a bar, a comma or the end. */
    BytePattern parse() {
        int from = at;
        List<Integer> values = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '|') {
            if (text.charAt(at) == '\\') {
                escape(values);
            } else {
                int point = text.codePointAt(at);
                character(point, values);
                at += Character.charCount(point);
            }
        }
        if (values.isEmpty()) {
            throw FramingException.at(from, FramingText.BYTES_MISSING.with());
        }
        if (values.size() > MOST_BYTES) {
            throw FramingException.at(from, FramingText.BYTES_MANY.with(MOST_BYTES));
        }
        return BytePattern.of(values.stream().mapToInt(Integer::intValue).toArray());
    }

    private void character(int point, List<Integer> values) {
        if (Character.getType(point) == Character.SURROGATE) {
            throw FramingException.at(at, FramingText.ESCAPE_UNKNOWN.with());
        }
        for (byte one : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            values.add(one & 0xFF);
        }
    }

    private void escape(List<Integer> values) {
        int start = at;
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        at += 2;
        switch (kind) {
            case 'n' -> values.add((int) '\n');
            case 'r' -> values.add((int) '\r');
            case 't' -> values.add((int) '\t');
            case '0' -> values.add(0);
            case '\\', ',', '|' -> values.add((int) kind);
            case 'x' -> values.add(digits(start, 2));
            case 'u' -> {
                boolean braces = at < text.length() && text.charAt(at) == '{';
                int point = braces ? inBraces(start) : digits(start, 4);
                int behind = at;
                at = start;
                character(point, values);
                at = behind;
            }
            case '?' -> {
                if (!mayBeAny) {
                    throw FramingException.at(start, FramingText.ANY_MISPLACED.with());
                }
                values.add(BytePattern.ANY);
            }
            default -> throw FramingException.at(start, FramingText.ESCAPE_UNKNOWN.with());
        }
    }

    private int digits(int start, int count) {
        int end = at + count;
        if (end > text.length() || !isHex(at, end)) {
            throw FramingException.at(start, FramingText.ESCAPE_DIGITS.with(count));
        }
        int value = Integer.parseInt(text, at, end, 16);
        at = end;
        return value;
    }

    private int inBraces(int start) {
        int end = text.indexOf('}', at);
        boolean hex = end > at + 1 && end <= at + 7 && isHex(at + 1, end);
        int point = hex ? Integer.parseInt(text, at + 1, end, 16) : -1;
        if (!Character.isValidCodePoint(point)) {
            throw FramingException.at(start, FramingText.ESCAPE_UNKNOWN.with());
        }
        at = end + 1;
        return point;
    }

    private boolean isHex(int from, int end) {
        return text.substring(from, end).chars().allMatch(sign -> Character.digit(sign, 16) >= 0 && sign < 0x80);
    }
}
