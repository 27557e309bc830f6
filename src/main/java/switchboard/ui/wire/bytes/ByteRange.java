package switchboard.ui.wire.bytes;

/**
 * A range of bytes of a message. Immutable.
 *
 * @param start the index of the first byte
 * @param end the index after the last byte
 */
public record ByteRange(int start, int end) {
    /** The empty range. */
    public static final ByteRange NONE = new ByteRange(0, 0);

    /** Checks that the range does not end before it starts. */
    public ByteRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(start + " to " + end);
        }
    }

    /** Returns whether the range has no byte. */
    public boolean isEmpty() {
        return start == end;
    }

    /** Returns the number of bytes. */
    public int length() {
        return end - start;
    }

    /** Returns whether a byte lies in the range. */
    public boolean contains(int at) {
        return at >= start && at < end;
    }

    /** Returns whether the range has a byte from {@code from} to before {@code to}. */
    public boolean overlaps(int from, int to) {
        return start < to && from < end;
    }

    /** Returns the smallest range that contains both; an empty range is ignored. */
    public ByteRange join(ByteRange other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty() ? this : new ByteRange(Math.min(start, other.start), Math.max(end, other.end));
    }
}
