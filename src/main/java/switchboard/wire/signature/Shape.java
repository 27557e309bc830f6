package switchboard.wire.signature;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of the first bytes of a protocol: a pattern of characters from 0 to 255, and perhaps the arithmetic of the
 * lengths in it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param agrees checks bytes that begin with the pattern
 */
record Shape(Pattern pattern, Check agrees) {
    /** The longest message, in bytes, whose end is awaited for its arithmetic. */
    private static final long LONGEST = 4_096;

    /** The result of a comparison. */
    enum Match {
        /** The bytes are something else. */
        NO,
        /** The bytes may be the beginning. */
        BEGUN,
        /** Pattern and arithmetic fit. */
        YES
    }

    /** Compares bytes that begin with the pattern. */
    @FunctionalInterface
    interface Check {
        /** Returns whether the lengths in the bytes fit. */
        Match of(Latin1 bytes);
    }

    /** Returns the form of a pattern that is long enough to be no accident. */
    static Shape of(String pattern) {
        return new Shape(Pattern.compile(pattern, Pattern.DOTALL), bytes -> Match.YES);
    }

    /** Returns the form of a pattern behind which a check decides. */
    static Shape checked(String pattern, Check check) {
        return new Shape(Pattern.compile(pattern, Pattern.DOTALL), check);
    }

    /**
     * Returns the form of messages of which each begins with the pattern and states its own length; nothing may follow
     * the last one.
     *
     * @param offset the index of the length
     * @param width the number of its bytes
     * @param more the number of bytes that it does not count
     */
    static Shape sized(String pattern, int offset, int width, boolean lowestFirst, int more) {
        Pattern each = Pattern.compile(pattern, Pattern.DOTALL);
        return new Shape(each, bytes -> chain(each, bytes, offset, width, lowestFirst, more));
    }

    private static Match chain(Pattern each, Latin1 bytes, int offset, int width, boolean lowestFirst, int more) {
        Latin1 rest = bytes;
        while (rest.length() > 0) {
            Matcher next = each.matcher(rest);
            if (!next.lookingAt()) {
                return next.hitEnd() ? Match.BEGUN : Match.NO;
            }
            long size = rest.number(offset, width, lowestFirst) + more;
            if (size < offset + width || size > LONGEST) {
                return Match.NO;
            }
            if (size > rest.length()) {
                return Match.BEGUN;
            }
            rest = new Latin1(rest.bytes(), rest.at() + (int) size, rest.end());
        }
        return Match.YES;
    }

    /** Compares the bytes with this form. */
    Match match(Latin1 bytes) {
        Matcher matcher = pattern.matcher(bytes);
        if (matcher.lookingAt()) {
            return agrees.of(bytes);
        }
        return matcher.hitEnd() ? Match.BEGUN : Match.NO;
    }
}
