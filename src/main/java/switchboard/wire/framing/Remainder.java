package switchboard.wire.framing;

import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.explain.FindingFactory;

/**
 * The bytes of a frame that a lenient reader has given up and that still come: the frame is too long, or its deadline
 * passed before it was complete.
 *
 * <p>The first bytes are kept in the buffer of the open frame. The others are skipped, but counted.
 *
 * <p>Used by the thread of its reader.
 */
final class Remainder {
    /** The most bytes of a body that are kept if the frame is too long. */
    static final int KEPT = 16 * 1024;

    /** The number of bytes that are missing if only an end tells the last one. */
    static final long UP_TO_END = Long.MAX_VALUE;

    private final FrameBuffer buffer;
    private final boolean late;
    private final boolean skipped;
    private int most;
    private long came;
    private long left;
    private long lastNanos;

    private Remainder(FrameBuffer buffer, long came, long left, boolean late, boolean skipped, int most) {
        this.buffer = buffer;
        this.came = came;
        this.left = left;
        this.late = late;
        this.skipped = skipped;
        this.most = most;
    }

    /**
     * Returns the remainder of a frame that turned out to be too long. Bytes that are buffered already belong to it.
     *
     * @param came the number of its bytes that came already
     * @param left the number of its bytes that have not come, or {@link #UP_TO_END}
     * @param most the number of bytes to keep
     */
    static Remainder ofTooLong(FrameBuffer buffer, long came, long left, int most) {
        return new Remainder(buffer, came, left, false, true, most);
    }

    /**
     * Returns the remainder of a frame whose first bytes were given before, because its deadline passed.
     *
     * @param left the number of its bytes that have not come, or {@link #UP_TO_END}
     * @param most the number of bytes to keep
     */
    static Remainder late(FrameBuffer buffer, long left, int most) {
        return new Remainder(buffer, 0, left, true, false, most);
    }

    /** Returns the remainder of the same frame after the bytes that came before a deadline were given. */
    Remainder afterDeadline() {
        return new Remainder(buffer, 0, left, true, skipped, skipped ? KEPT : most);
    }

    /** Returns whether the first bytes of the frame were given before. */
    boolean isLate() {
        return late;
    }

    /** Returns whether all bytes of the frame that came are kept, and none was given before. */
    boolean isAllKept() {
        return !late && skippedBytes() == 0;
    }

    /** Returns whether the frame is too long. */
    boolean isSkipped() {
        return skipped;
    }

    /**
     * Takes the next bytes. If the memory budget has no room, they are skipped.
     *
     * @return false if none of the remainder's bytes could be kept; then it counts none either
     */
    boolean take(byte[] bytes, int at, int length, long read, long nanos) {
        int keep = Math.min(length, most - buffer.size());
        if (keep > 0 && !buffer.append(bytes, at, keep, read, nanos)) {
            if (buffer.isEmpty()) {
                return false;
            }
            most = buffer.size();
        }
        came += length;
        left -= left == UP_TO_END ? 0 : length;
        lastNanos = nanos;
        return true;
    }

    /** Returns the number of bytes that have not come, or {@link #UP_TO_END}. */
    long left() {
        return left;
    }

    /** Returns the number of bytes that came and are not given yet, and of those that have not come; 0 if skipped. */
    int promised() {
        return skipped || left == UP_TO_END ? 0 : (int) (left + came);
    }

    /** Returns how many of the bytes that came are not kept. */
    long skippedBytes() {
        return came - buffer.size();
    }

    /** Returns the time at which the last bytes came. */
    long lastNanos() {
        return lastNanos;
    }

    /** Returns the explanation of bytes that came after the deadline. */
    Finding lateFinding() {
        return skippedBytes() == 0
                ? FindingFactory.find(WireText.LATE_REST, Certainty.LIKELY, came)
                : FindingFactory.find(WireText.LATE_REST_SKIPPED, Certainty.LIKELY, came, came - skippedBytes());
    }

    /** Returns the explanation of bytes that came after the deadline, up to an end that is not kept. */
    Finding lateFinding(String end) {
        return FindingFactory.find(WireText.LATE_RECORD_SKIPPED, Certainty.LIKELY, came, came - skippedBytes(), end);
    }
}
