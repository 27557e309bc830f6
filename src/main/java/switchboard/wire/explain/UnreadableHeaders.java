package switchboard.wire.explain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.signature.FileFormat;

/**
 * Recognises headers that have no number: a word in their place, and bytes that are encrypted as a whole.
 *
 * <p>Stateless and thread-safe.
 */
final class UnreadableHeaders {
    /** A word and what fills it up; two blanks and more are no space of a sentence. */
    private static final Pattern WORD = Pattern.compile(
            "([A-Za-z/!#@][\\w!#/.:-]{0,62})( {2,}|\\x00+)|( {2,})([A-Za-z/!#@][\\w!#/.:-]{0,62})", Pattern.DOTALL);

    /** The fewest bytes of which the distribution tells something. */
    private static final int FEWEST_BYTES = 40;

    /** The most letters in front of NUL that may be the lowest bytes of a binary length. */
    private static final int LENGTH_LETTERS = 2;

    private static final int COUNTED = 4_096;

    /**
     * The value of Pearson's statistic with 15 degrees of freedom that random bytes exceed once in 500 times; bytes of
     * other kinds exceed it nearly always.
     */
    private static final double LARGEST_DEVIATION = 35;

    private UnreadableHeaders() {}

    /**
     * Explains a header that is a word, filled up to the agreed width; empty if there is none. A single space does not
     * count, because a sentence has it, too.
     */
    static Optional<Finding> word(byte[] bytes, int at, int end, int width) {
        if (end - at < width || width < 3 || end - at > width && bytes[at + width] == ' ') {
            return Optional.empty();
        }
        Matcher word = WORD.matcher(new String(bytes, at, width, StandardCharsets.ISO_8859_1));
        if (!word.matches()) {
            return Optional.empty();
        }
        String letters = word.group(1) != null ? word.group(1) : word.group(4);
        String said = Escapes.text(letters);
        boolean mayBeLength = letters.length() <= LENGTH_LETTERS && bytes[at + letters.length()] == 0;
        Certainty certainty = mayBeLength ? Certainty.LIKELY : Certainty.CERTAIN;
        Optional<FileFormat> body = end - at > width ? FileFormat.of(bytes, at + width, end) : Optional.empty();
        return Optional.of(
                body.isPresent()
                        ? FindingFactory.find(
                                WireText.BAD_NUMBER_WORD_BEFORE,
                                certainty,
                                said,
                                body.get().words(),
                                width)
                        : FindingFactory.find(WireText.BAD_NUMBER_WORD, certainty, said, width));
    }

    /** Explains bytes that are distributed as by chance; empty if they are not. */
    static Optional<Finding> noise(byte[] bytes, int at, int end) {
        int count = Math.min(COUNTED, end - at);
        if (count < FEWEST_BYTES) {
            return Optional.empty();
        }
        int[] high = new int[16];
        int[] low = new int[16];
        int repeated = 0;
        for (int i = at; i < at + count; i++) {
            high[bytes[i] >> 4 & 15]++;
            low[bytes[i] & 15]++;
            repeated += i > at && bytes[i] == bytes[i - 1] ? 1 : 0;
        }
        boolean random = deviation(high, count) < LARGEST_DEVIATION
                && deviation(low, count) < LARGEST_DEVIATION
                && repeated <= 2 + count / 64;
        return random
                ? Optional.of(FindingFactory.find(WireText.UNKNOWN_NOISE, Certainty.POSSIBLE, end - at))
                : Optional.empty();
    }

    /** Returns Pearson's statistic of the deviation from equal counts. */
    private static double deviation(int[] counts, int sum) {
        double expected = sum / 16.0;
        double deviation = 0;
        for (int count : counts) {
            deviation += (count - expected) * (count - expected) / expected;
        }
        return deviation;
    }
}
