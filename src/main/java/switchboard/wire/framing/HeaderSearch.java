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
            boolean whole = mistakable
                    && from + width <= end
                    && framing.isCanonical(buffer, from)
                    && framing.scan(buffer, from, width) <= Math.min(maxBody, end - from - width);
            return whole ? from : end;
        }
        for (int at = from; at + width <= end; at++) {
            if (framing.isCanonical(buffer, at) && framing.scan(buffer, at, width) <= maxBody) {
                return at;
            }
        }
        return end;
    }

    /** Returns whether the bytes are nothing but whole frames with a body, so that the sender has begun anew. */
    boolean areFrames(byte[] buffer, int from, int end) {
        int width = framing.headerLength();
        int at = from;
        while (at + width < end && framing.isCanonical(buffer, at)) {
            long said = framing.scan(buffer, at, width);
            if (said < 1 || said > Math.min(maxBody, end - at - width)) {
                return false;
            }
            at += width + (int) said;
        }
        return at == end;
    }

    /** Returns the length in a header that began with {@code begun} and goes on at {@code at}; -1 if it is none. */
    long resumed(byte[] begun, byte[] buffer, int at, int end) {
        int width = framing.headerLength();
        int more = width - begun.length;
        if (begun.length == 0 || more > end - at || next(buffer, at, end, true) == at) {
            return -1;
        }
        byte[] header = Arrays.copyOf(begun, width);
        System.arraycopy(buffer, at, header, begun.length, more);
        long said = framing.scan(header, 0, width);
        return said > maxBody ? -1 : Math.max(-1, said);
    }
}
