package switchboard.wire.framing;

import java.util.Arrays;

/**
 * Finds the header with which a sender is in step again.
 *
 * <p>Immutable.
 *
 * @param framing the framing of the headers
 * @param maxBody the longest body, in bytes; a larger length is no header here
 */
record HeaderSearch(LengthPrefix framing, int maxBody) {
    /**
     * Returns the index of the next canonical header, or {@code end}.
     *
     * @param mistakable whether a header that may be something else counts, too: at {@code from}, with its whole frame
     */
    int next(byte[] buffer, int from, int end, boolean mistakable) {
        int width = framing.headerLength();
        if (!framing.isUnmistakable()) {
            return mistakable && frame(buffer, from, end) >= 0 ? from : end;
        }
        for (int at = from; at + width <= end; at++) {
            long said = framing.isCanonical(buffer, at) ? framing.scan(buffer, at, width) : -1;
            if (said >= 0 && said <= maxBody) {
                return at;
            }
        }
        return end;
    }

    /** Returns the index of the next canonical header that is no other bytes by accident, or {@code end}. */
    int unmistakable(byte[] buffer, int from, int end) {
        return framing.isUnmistakable() ? next(buffer, from, end, false) : end;
    }

    /** Returns the length in bytes of the whole frame with a canonical header at {@code at}; -1 if there is none. */
    private int frame(byte[] buffer, int at, int end) {
        int have = Math.min(framing.headerLength(), end - at);
        long said = have > 0 ? framing.scan(buffer, at, have) : -1;
        if (said < 0 || said > maxBody || !framing.isCanonical(buffer, at)) {
            return -1;
        }
        int length =
                framing.headerLengthAt(buffer, at) + (int) said + framing.end().length();
        return length <= end - at && framing.endsRight(buffer, at + length) ? length : -1;
    }

    /** Returns whether the bytes are nothing but whole frames with a body, so that the sender has begun anew. */
    boolean areFrames(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end) {
            int length = frame(buffer, at, end);
            if (length < 0
                    || length
                            == framing.headerLengthAt(buffer, at)
                                    + framing.end().length()) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Returns the length in a header that began with {@code begun} and goes on at {@code at}; -1 if it is none. */
    long resumed(byte[] begun, byte[] buffer, int at, int end) {
        int width = framing.headerLength();
        int more = width - begun.length;
        // A header whose width depends on the length may be complete before, and is not taken up again.
        if (begun.length == 0 || !framing.hasOneWidth() || more > end - at || next(buffer, at, end, true) == at) {
            return -1;
        }
        byte[] header = Arrays.copyOf(begun, width);
        System.arraycopy(buffer, at, header, begun.length, more);
        long said = framing.scan(header, 0, width);
        return said > maxBody ? -1 : Math.max(-1, said);
    }
}
