package switchboard.bench.echo;

import java.io.Closeable;
import java.io.IOException;

/**
 * Connected echo clients that have each received one reply. During a run each talking client sends its next message
 * after a reply.
 *
 * <p>Used by one thread.
 */
public interface ClosedLoop extends Closeable {
    /** The time limit of a reply in seconds. */
    long CEILING_SECONDS = 10;

    /**
     * The result of a run.
     *
     * @param messages the messages that came back complete and unchanged
     * @param nanos the duration in nanoseconds
     * @param latency the time from sending to the last byte of the reply
     * @param share the share of a processor that the clients used, from 0 to 1; near 1 the clients are the bottleneck
     */
    record Run(long messages, long nanos, Latency latency, double share) {
        /** Returns the messages a second. */
        public double perSecond() {
            return messages * 1e9 / nanos;
        }
    }

    /**
     * Runs the clients and waits for all outstanding replies.
     *
     * @throws IOException with a sentence if the server closed a connection, returned other bytes, or sent nothing for
     * {@value #CEILING_SECONDS} seconds
     */
    Run run(long millis) throws IOException;
}
