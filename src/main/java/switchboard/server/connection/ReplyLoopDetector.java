package switchboard.server.connection;

import java.util.zip.CRC32C;
import switchboard.wire.Message;

/**
 * Notices a client that may answer every automatic reply, so that both programs go on for ever: its messages are the
 * same few again and again, quickly and without a pause.
 *
 * <p>A load generator that repeats a message looks the same, so the result is a possibility. Only one message of each
 * read is examined, by a checksum, which costs much less than the read itself; of a long one the beginning and the end.
 * Used by the connection's thread only.
 */
final class ReplyLoopDetector {
    /** The time that a run of messages has to last. */
    static final long LEAST_SECONDS = 10;

    /** The messages that a run has in that time at least; a client that says regularly that it is there has fewer. */
    static final int LEAST_MESSAGES = 1_000;

    private static final long LEAST_NANOS = LEAST_SECONDS * 1_000_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    /** The number of bytes at the beginning and at the end of a message that are examined. */
    private static final int EXAMINED = 2_048;

    /** The number of different messages that may be on their way in a loop at the same time. */
    private static final int MOST_DIFFERENT = 16;

    /** The result of a read. */
    enum Result {
        /** The run goes on, but is not long enough yet. */
        UNDECIDED,
        /** The run ended, or was too slow: this is no loop. */
        NO_LOOP,
        /** The run has lasted so long that it may be a loop. */
        POSSIBLE_LOOP
    }

    private final CRC32C checksum = new CRC32C();
    private final int[] known = new int[MOST_DIFFERENT];
    private int next;
    private long since;
    private long last;
    private int messages;

    /**
     * Examines a read whose messages are answered automatically.
     *
     * @param message one of its messages
     * @param count the number of its messages
     * @param nanos the time on any monotonic clock
     */
    Result saw(Message message, int count, long nanos) {
        boolean goesOn = isKnown(message) && nanos - last <= LONGEST_PAUSE_NANOS;
        last = nanos;
        if (!goesOn) {
            begin(nanos);
            return Result.NO_LOOP;
        }
        messages += count;
        if (nanos - since < LEAST_NANOS) {
            return Result.UNDECIDED;
        }
        boolean quick = messages >= LEAST_MESSAGES;
        begin(nanos);
        return quick ? Result.POSSIBLE_LOOP : Result.NO_LOOP;
    }

    private void begin(long nanos) {
        since = nanos;
        messages = 0;
    }

    private boolean isKnown(Message message) {
        int from = message.headerLength();
        int length = message.bodyLength();
        int beginning = Math.min(length, EXAMINED);
        int end = Math.min(length - beginning, EXAMINED);
        checksum.reset();
        checksum.update(message.bytes(), from, beginning);
        checksum.update(message.bytes(), from + length - end, end);
        int sum = 31 * (int) checksum.getValue() + length;
        for (int one : known) {
            if (one == sum) {
                return true;
            }
        }
        known[next] = sum;
        next = (next + 1) % MOST_DIFFERENT;
        return false;
    }
}
