package switchboard.wire.explain;

import java.util.Optional;
import switchboard.wire.Certainty;
import switchboard.wire.Utf8;
import switchboard.wire.part.BcdField;
import switchboard.wire.part.Counting;

/**
 * Finds the binary length with which bytes divide into whole frames.
 *
 * <p>Each frame whose length fits is evidence, as many bits as its header has: a wrong guess fits one frame with a
 * header of two bytes once in 65,536 times. Stateless and thread-safe.
 */
public final class GuessSearch {
    /** The evidence in bits from which a guess is certain. */
    private static final int CERTAIN_BITS = 16;

    /** The evidence in bits that is needed at each read, because a stream has many of them. */
    private static final int READ_BITS = 32;

    /** The largest length that a header of two bytes is expected to say before its body is there. */
    private static final int USUAL_LENGTH = 4_096;

    /** The largest length that a BCD header is expected to say before its body is there. */
    private static final int USUAL_BCD = 999;

    /** The number of bytes that may be the beginning of a header of eight bytes. */
    private static final int SHORT = 8;

    /** The most digits of a length at the beginning of text. */
    private static final int DIGITS = 9;

    /** The most bytes that text after such a length is waited for. */
    private static final int TEXT_LENGTH = 65_536;

    private GuessSearch() {}

    /** A guess, the frames that it finds, and how sure it is. */
    public record Found(LengthGuess guess, LengthGuess.Walk walk, Certainty certainty) {}

    /**
     * Returns the guess whose frames fill the bytes exactly, the one with the most evidence.
     *
     * @param most the longest body that is one, in bytes
     * @param paused whether the sender paused behind the bytes, so that weak evidence counts, too
     */
    public static Optional<Found> exact(byte[] bytes, int at, int end, int most, boolean paused) {
        boolean text = isText(bytes, at, end);
        Found best = null;
        int bestBits = 0;
        for (LengthGuess guess : LengthGuess.binary()) {
            LengthGuess.Walk walk = guess.walk(bytes, at, end, most);
            if (!walk.isExact() || walk.frames() > walk.filled() && walk.filled() < 2) {
                continue;
            }
            if (areZeros(guess, bytes, at, end)) {
                continue;
            }
            int bits = bits(guess, bytes, at, end);
            boolean weak = bits < CERTAIN_BITS;
            if (weak && (text || !paused || !isText(bytes, at + guess.widthAt(bytes, at), end)) && !isBcd(guess)) {
                continue;
            }
            // Any byte is a length of one byte, so other bodies than text are no evidence for it.
            if (guess.widthAt(bytes, at) == 1 && !haveText(guess, bytes, at, end)) {
                continue;
            }
            if (bits > bestBits && (paused || bits >= READ_BITS && isWhole(guess, bytes, at))) {
                best = new Found(guess, walk, weak ? Certainty.LIKELY : Certainty.CERTAIN);
                bestBits = bits;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Returns the evidence that frames fill the bytes exactly. The last length has to be the very number; those before
     * it only have to stay within the bytes.
     */
    private static int bits(LengthGuess guess, byte[] bytes, int from, int end) {
        int bits = guess.counts() == Counting.BODY ? 0 : -1;
        int at = from;
        while (at < end) {
            int header = guess.widthAt(bytes, at);
            int next = at + header + (int) guess.bodyAt(bytes, at, end);
            int width = guess.before().fixed()
                    + guess.field().widthAt(bytes, at + guess.before().length());
            // Of 16 values of half a byte BCD uses 10.
            int all = isBcd(guess) ? 6 * width : 8 * width;
            bits += next == end ? all : Math.max(0, all - bitsOf(end - at));
            at = next;
        }
        return bits;
    }

    /** Returns whether all bodies are zeros, which are more likely the upper bytes of a wider length. */
    private static boolean areZeros(LengthGuess guess, byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            int body = at + guess.widthAt(bytes, at);
            at = body + (int) guess.bodyAt(bytes, at, end);
            for (int i = body; i < at; i++) {
                if (bytes[i] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean haveText(LengthGuess guess, byte[] bytes, int from, int end) {
        boolean text = true;
        for (int at = from; text && at < end; ) {
            int body = at + guess.widthAt(bytes, at);
            at = body + (int) guess.bodyAt(bytes, at, end);
            text = isText(bytes, body, at);
        }
        return text;
    }

    /** Returns whether a frame is hardly the beginning of one with a wider length, or with one that counts more. */
    private static boolean isWhole(LengthGuess guess, byte[] bytes, int at) {
        int body = at + guess.widthAt(bytes, at);
        int end = Math.min(bytes.length, body + SHORT / 2);
        boolean zeros = true;
        for (int i = body; i < end; i++) {
            zeros &= bytes[i] == 0;
        }
        return guess.counts() == Counting.BODY && !zeros;
    }

    private static int bitsOf(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    private static boolean isBcd(LengthGuess guess) {
        return guess.field() instanceof BcdField;
    }

    /**
     * Returns whether bytes that are no message yet may be the beginning of one with a length in another form, so that
     * the rest has to be awaited before they can be explained.
     */
    public static boolean mayGoOn(byte[] bytes, int at, int end, int most) {
        int size = end - at;
        if (isText(bytes, at, end)) {
            return digitsMayGoOn(bytes, at, end);
        }
        if (size < SHORT && isText(bytes, at + 1, end)) {
            return true;
        }
        for (LengthGuess guess : LengthGuess.binary()) {
            LengthGuess.Walk walk = guess.walk(bytes, at, end, most);
            if (walk.missing() == -1 && (walk.filled() > 0 && walk.filled() == walk.frames() || size < SHORT)) {
                return true;
            }
            if (walk.missing() > 0 && isUsual(guess, bytes, walk.end(), end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsual(LengthGuess guess, byte[] bytes, int at, int end) {
        long body = guess.bodyAt(bytes, at, end);
        int header = guess.widthAt(bytes, at);
        if (isBcd(guess)) {
            return body <= USUAL_BCD;
        }
        return switch (header) {
            case 1 -> isText(bytes, at + header, end) && bytes[at] < ' ';
            case 2 -> body <= USUAL_LENGTH;
            default -> body > 0;
        };
    }

    private static boolean digitsMayGoOn(byte[] bytes, int at, int end) {
        int behind = at;
        long said = 0;
        while (behind < end && behind - at < DIGITS && bytes[behind] >= '0' && bytes[behind] <= '9') {
            said = said * 10 + bytes[behind] - '0';
            behind++;
        }
        long missing = said - (end - behind);
        return behind > at && (behind == end || missing > 0 && missing <= TEXT_LENGTH);
    }

    /**
     * Returns whether bytes are text: UTF-8 without control characters other than white space, whose last character may
     * be cut; no bytes are text.
     */
    public static boolean isText(byte[] bytes, int at, int end) {
        if (at >= end) {
            return true;
        }
        int wrong = Utf8.invalidAt(bytes, at, end);
        boolean valid = wrong == end || Utf8.sequence(bytes, wrong, end) < 0;
        return valid && !Utf8.hasControls(bytes, at, end - at);
    }
}
