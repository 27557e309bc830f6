package switchboard.wire.framing;

import java.util.ArrayList;
import java.util.List;
import switchboard.text.FramingText;
import switchboard.wire.EscapeParser;
import switchboard.wire.TypedBytes;
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
                int behind = text.offsetByCodePoints(at, 1);
                take(EscapeParser.parse(text.substring(at, behind)), values);
                at = behind;
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

    private void escape(List<Integer> values) {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        switch (kind) {
            case ',', '|' -> {
                values.add((int) kind);
                at += 2;
            }
            case '?' -> {
                if (!mayBeAny) {
                    throw FramingException.at(at, FramingText.ANY_MISPLACED.with());
                }
                values.add(BytePattern.ANY);
                at += 2;
            }
            default -> at = take(EscapeParser.escape(text, at), values);
        }
    }

    /** Adds the bytes at {@link #at} and returns the index behind them in the text that was parsed. */
    private int take(TypedBytes typed, List<Integer> values) {
        switch (typed) {
            case TypedBytes.Meant meant -> {
                for (byte one : meant.bytes()) {
                    values.add(one & 0xFF);
                }
                return meant.end();
            }
            case TypedBytes.Mistake mistake -> throw FramingException.at(at, mistake.reason());
        }
    }
}
