package switchboard.client.swarm;

import java.util.Optional;

/**
 * Holds what comes back on one connection against what was sent.
 *
 * <p>Thread-safe: one thread sends and expects, another one hears.
 */
interface Replies {
    /** Expects this to come back, after everything before it. */
    void expect(Payload reply);

    /** Takes what a read brought. */
    void hear(byte[] bytes, int count);

    /** Takes note that nothing more will come. */
    void end();

    /** Returns how many are still waited for. */
    int open();

    /** Returns what was heard so far. */
    Heard heard();

    /**
     * What was heard.
     *
     * @param replies messages that came back, whatever they were
     * @param right those that are what was expected
     * @param wrong those that are not
     * @param words what was said last, if that was no message in the framing; else empty
     * @param welcome what answered the class code; empty as long as nothing has
     */
    record Heard(long replies, long right, long wrong, String words, Optional<String> welcome) {}
}
