package switchboard.filter.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import switchboard.filter.text.CharacterSet.Range;
import switchboard.text.CodedText;
import switchboard.text.FilterLanguageText;
import switchboard.wire.EscapeParser;
import switchboard.wire.TypedBytes;
import switchboard.wire.Utf8;

/**
 * Parses a pattern: {@code . [a-z] [^0-9] \d \w \s ( ) | * + ? {2,5} ^ $}, and escapes. Used once, by one thread.
 */
final class ExpressionParser {
    private static final int DEEPEST = 50;
    private static final int MOST_TIMES = 1_000;
    private static final List<Range> DIGITS = List.of(new Range('0', '9'));
    private static final List<Range> WORD =
            List.of(new Range('0', '9'), new Range('A', 'Z'), new Range('a', 'z'), Range.of('_'));
    private static final List<Range> BLANKS = List.of(new Range('\t', '\r'), Range.of(' '));

    private final String text;
    private int at;
    private int depth;

    ExpressionParser(String text) {
        this.text = text;
    }

    PatternNode parse() throws PatternException {
        PatternNode all = choice();
        if (at < text.length()) {
            throw wrong(at, FilterLanguageText.PATTERN_CLOSE.with());
        }
        return all;
    }

    private boolean isNext(char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }

    private PatternNode choice() throws PatternException {
        List<PatternNode> ways = new ArrayList<>();
        ways.add(sequence());
        while (isNext('|')) {
            at++;
            ways.add(sequence());
        }
        return ways.size() == 1 ? ways.getFirst() : new PatternNode.Choice(ways);
    }

    private PatternNode sequence() throws PatternException {
        List<PatternNode> parts = new ArrayList<>();
        while (at < text.length() && !isNext('|') && !isNext(')')) {
            parts.add(repeated(one()));
        }
        return new PatternNode.Sequence(parts);
    }

    private PatternNode one() throws PatternException {
        int from = at;
        char sign = text.charAt(at);
        switch (sign) {
            case '(' -> {
                return group();
            }
            case '[' -> {
                return new PatternNode.One(set());
            }
            case '.' -> {
                at++;
                return new PatternNode.One(new CharacterSet(List.of(Range.of('\n')), true));
            }
            case '^' -> {
                at++;
                return new PatternNode.LineBegin();
            }
            case '$' -> {
                at++;
                return new PatternNode.LineEnd();
            }
            case '*', '+', '?' -> throw wrong(from, FilterLanguageText.PATTERN_NOTHING.with(String.valueOf(sign)));
            case '\\' -> {
                return escaped();
            }
            default -> {
                int point = text.codePointAt(at);
                at += Character.charCount(point);
                return new PatternNode.One(CharacterSet.of(point));
            }
        }
    }

    private PatternNode group() throws PatternException {
        int from = at++;
        if (isNext('?')) {
            if (!text.startsWith("?:", at)) {
                throw wrong(from, FilterLanguageText.PATTERN_GROUP.with());
            }
            at += 2;
        }
        if (++depth > DEEPEST) {
            throw wrong(from, FilterLanguageText.PATTERN_LARGE.with());
        }
        PatternNode inner = choice();
        depth--;
        if (!isNext(')')) {
            throw wrong(from, FilterLanguageText.PATTERN_OPEN.with("("));
        }
        at++;
        return inner;
    }

    private PatternNode repeated(PatternNode part) throws PatternException {
        PatternNode all = part;
        while (at < text.length() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            char sign = text.charAt(at);
            if (sign == '{') {
                int close = text.indexOf('}', at);
                String times = close < 0 ? "" : text.substring(at + 1, close);
                if (!times.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
                    // Braces without numbers stand for themselves, as in JSON.
                    return all;
                }
                all = counted(all, times);
                at = close + 1;
            } else {
                at++;
                all = new PatternNode.Repeat(all, sign == '+' ? 1 : 0, sign == '?' ? 1 : PatternNode.Repeat.ANY);
                // A lazy repetition finds the same messages.
                at += isNext('?') ? 1 : 0;
            }
        }
        return all;
    }

    private PatternNode counted(PatternNode part, String times) throws PatternException {
        int comma = times.indexOf(',');
        int least = Integer.parseInt(comma < 0 ? times : times.substring(0, comma));
        boolean open = comma == times.length() - 1;
        int most = comma < 0 ? least : open ? PatternNode.Repeat.ANY : Integer.parseInt(times.substring(comma + 1));
        if (least > MOST_TIMES || most > MOST_TIMES) {
            throw wrong(at, FilterLanguageText.PATTERN_LARGE.with());
        }
        if (most != PatternNode.Repeat.ANY && most < least) {
            throw wrong(at, FilterLanguageText.PATTERN_TIMES.with());
        }
        return new PatternNode.Repeat(part, least, most);
    }

    private CharacterSet set() throws PatternException {
        int from = at++;
        boolean negated = isNext('^');
        at += negated ? 1 : 0;
        List<Range> ranges = new ArrayList<>();
        boolean first = true;
        while (first || !isNext(']')) {
            first = false;
            if (at >= text.length()) {
                throw wrong(from, FilterLanguageText.PATTERN_OPEN.with("["));
            }
            List<Range> kind = isNext('\\') ? kind(at) : List.of();
            if (!kind.isEmpty()) {
                ranges.addAll(kind);
                at += 2;
                continue;
            }
            int low = member();
            if (isNext('-') && at + 1 < text.length() && text.charAt(at + 1) != ']') {
                int dash = at++;
                int high = member();
                if (high < low) {
                    throw wrong(dash, FilterLanguageText.PATTERN_RANGE.with());
                }
                ranges.add(new Range(low, high));
            } else {
                ranges.add(Range.of(low));
            }
        }
        at++;
        return new CharacterSet(ranges, negated);
    }

    private int member() throws PatternException {
        if (isNext('\\')) {
            return character();
        }
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    /** Returns the characters of a kind such as {@code \\d}; none if there is another escape. */
    private List<Range> kind(int backslash) {
        char sign = backslash + 1 < text.length() ? text.charAt(backslash + 1) : ' ';
        return switch (sign) {
            case 'd' -> DIGITS;
            case 'w' -> WORD;
            case 's' -> BLANKS;
            default -> List.of();
        };
    }

    private PatternNode escaped() throws PatternException {
        char sign = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        List<Range> kind = kind(at);
        List<Range> opposite = switch (sign) {
            case 'D' -> DIGITS;
            case 'W' -> WORD;
            case 'S' -> BLANKS;
            default -> List.of();
        };
        if (!kind.isEmpty() || !opposite.isEmpty()) {
            at += 2;
            return new PatternNode.One(
                    kind.isEmpty() ? new CharacterSet(opposite, true) : new CharacterSet(kind, false));
        }
        return new PatternNode.One(CharacterSet.of(character()));
    }

    /** Returns the character of the escape here. Bytes of several escapes that are UTF-8 together are one character. */
    private int character() throws PatternException {
        if (at + 1 < text.length() && isPunctuation(text.charAt(at + 1))) {
            at += 2;
            return text.charAt(at - 1);
        }
        byte[] bytes = bytes();
        if (bytes.length > 1 || bytes[0] >= 0) {
            return CaseFolding.point(bytes, 0, bytes.length);
        }
        int behind = at;
        byte[] together = bytes;
        while (together.length < 4 && text.startsWith("\\x", at) && Utf8.sequence(together, 0, together.length) < 0) {
            byte[] next = bytes();
            byte[] longer = Arrays.copyOf(together, together.length + 1);
            longer[together.length] = next[0];
            together = longer;
        }
        if (Utf8.sequence(together, 0, together.length) == together.length) {
            return CaseFolding.point(together, 0, together.length);
        }
        at = behind;
        return CharacterSet.BYTE + (bytes[0] & 0xFF);
    }

    private static boolean isPunctuation(char sign) {
        return sign < 0x80 && !Character.isLetterOrDigit(sign);
    }

    private byte[] bytes() throws PatternException {
        return switch (EscapeParser.escape(text, at)) {
            case TypedBytes.Meant meant -> {
                at = meant.end();
                yield meant.bytes();
            }
            case TypedBytes.Mistake mistake -> throw wrong(at, FilterLanguageText.PATTERN_ESCAPE.with());
        };
    }

    private static PatternException wrong(int at, CodedText reason) {
        return new PatternException(at, reason);
    }
}
