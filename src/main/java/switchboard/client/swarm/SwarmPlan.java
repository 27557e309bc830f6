package switchboard.client.swarm;

import java.time.Duration;
import switchboard.wire.Framing;
import switchboard.wire.ReplyFormat;

/**
 * What a swarm is to do. The same plan gives each client the same choices; how far it gets with them depends on the
 * server and the time.
 *
 * @param host the server's name or address
 * @param port the server's port
 * @param mix how many clients of each kind
 * @param rate messages a second, of all clients together; 0 for as many as they can
 * @param time how long; zero for until it is stopped
 * @param patience how long an answer may take
 * @param seed decides what cannot be told from the rest
 * @param framing how messages leave
 * @param replyAs how replies are expected
 * @param expect what they are expected to be
 */
public record SwarmPlan(
        String host,
        int port,
        Mix mix,
        double rate,
        Duration time,
        Duration patience,
        long seed,
        Framing framing,
        ReplyFormat replyAs,
        Expectation expect) {
    /** What answers are given to arrive unless a plan says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Return a plan with {@code header64}, ten seconds of patience and no expectations. */
    public static SwarmPlan of(String host, int port, Mix mix, double rate, Duration time, long seed) {
        return new SwarmPlan(
                host,
                port,
                mix,
                rate,
                time,
                PATIENCE,
                seed,
                Framing.HEADER64,
                ReplyFormat.FRAMED,
                Expectation.ANYTHING);
    }

    /** Return the same with another expectation. */
    public SwarmPlan expecting(Expectation other) {
        return new SwarmPlan(host, port, mix, rate, time, patience, seed, framing, replyAs, other);
    }

    /** Return the same with another patience. */
    public SwarmPlan withPatience(Duration other) {
        return new SwarmPlan(host, port, mix, rate, time, other, seed, framing, replyAs, expect);
    }

    /** Return the same with other ways to tell messages apart. */
    public SwarmPlan speaking(Framing messages, ReplyFormat replies) {
        return new SwarmPlan(host, port, mix, rate, time, patience, seed, messages, replies, expect);
    }

    boolean checksReplies() {
        return expect == Expectation.ECHO;
    }
}
