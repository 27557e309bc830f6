package switchboard.client.swarm;

import java.util.Optional;

/**
 * Compares the bytes received on one connection with the expected replies.
 *
 * <p>Thread-safe: one thread sends and expects, another one receives.
 */
interface ReplyChecker {
    /** Expects a reply after all replies expected before. */
    void expect(ExpectedBytes reply);

    /** Accepts the bytes of one read. */
    void receive(byte[] bytes, int count);

    /** Ends the stream. */
    void end();

    /** Returns the number of outstanding replies. */
    int open();

    /** Returns the counts so far. */
    ReplyCounts heard();

    /**
     * The counts of one connection.
     *
     * @param replies messages received
     * @param right replies that equal the expected ones
     * @param wrong replies that differ from the expected ones
     * @param words the last bytes received if they were no message in the framing; empty otherwise
     * @param welcome the answer to the class code; empty before it came
     */
    record ReplyCounts(long replies, long right, long wrong, String words, Optional<String> welcome) {}
}
