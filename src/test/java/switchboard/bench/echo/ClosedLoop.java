package switchboard.bench.echo;

import java.io.Closeable;
import java.io.IOException;

/**
 * Echo clients that are connected and have been answered once each; in a run each of those that talk sends its next
 * message when one came back. Used by one thread.
 */
interface ClosedLoop extends Closeable {
    /** So long nothing may come back; no answer takes longer than that. */
    long CEILING_SECONDS = 10;

    /**
     * What a run brought.
     *
     * @param messages that came back whole and unchanged
     * @param nanos how long it took
     * @param latency from sending to the last byte's return
     * @param share how much of a processor this side of it took, from 0 to 1: near to 1, it is the bottleneck
     */
    record Run(long messages, long nanos, Latency latency, double share) {
        double perSecond() {
            return messages * 1e9 / nanos;
        }
    }

    /**
     * Runs, and end in silence.
     *
     * @throws IOException in a sentence, if a client was hung up on, other bytes came back than were sent, or nothing
     *     came back for {@value #CEILING_SECONDS} seconds
     */
    Run run(long millis) throws IOException;
}
