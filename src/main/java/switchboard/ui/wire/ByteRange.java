package switchboard.ui.wire;

/**
 * A range of bytes of a message. Immutable.
 *
 * @param start the index of the first byte
 * @param end the index after the last byte
 */
record ByteRange(int start, int end) {
    /** The empty range. */
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

    /** Returns the smallest range that contains both; an empty range is ignored. */
    ByteRange join(ByteRange other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty() ? this : new ByteRange(Math.min(start, other.start), Math.max(end, other.end));
    }
}
