package switchboard.ui.wire;

/**
 * Some bytes of a message, counted from its first byte.
 *
 * @param start the first
 * @param end one behind the last
 */
record ByteRange(int start, int end) {
    /** No bytes. */
    static final ByteRange NONE = new ByteRange(0, 0);

    ByteRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(start + " to " + end);
        }
    }

    boolean isEmpty() {
        return start == end;
    }

    int length() {
        return end - start;
    }

    boolean contains(int at) {
        return at >= start && at < end;
    }

    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }

    /** Returns the smallest range that holds both; an empty one counts as nothing. */
    ByteRange join(ByteRange other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty() ? this : new ByteRange(Math.min(start, other.start), Math.max(end, other.end));
    }
}
