package switchboard.client.swarm;

import java.time.Duration;
import java.util.Optional;
import switchboard.tls.Trust;
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
 * @param tls whom to believe, where TLS is to be spoken; empty for plain TCP
 * @param code said first on each connection, as the class code; empty for none
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
        Expectation expect,
        Optional<Trust> tls,
        String code) {
    /** What answers are given to arrive unless a plan says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Returns a plan with {@code header64} over plain TCP, ten seconds of patience and no expectations. */
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
                Expectation.ANYTHING,
                Optional.empty(),
                "");
    }

    /** Returns the same with another expectation. */
    public SwarmPlan expecting(Expectation other) {
        return new SwarmPlan(host, port, mix, rate, time, patience, seed, framing, replyAs, other, tls, code);
    }

    /** Returns the same with other ways to tell messages apart. */
    public SwarmPlan speaking(Framing messages, ReplyFormat replies) {
        return new SwarmPlan(host, port, mix, rate, time, patience, seed, messages, replies, expect, tls, code);
    }

    /** Returns the same with another way in. */
    public SwarmPlan entering(Optional<Trust> encrypted, String word) {
        return new SwarmPlan(host, port, mix, rate, time, patience, seed, framing, replyAs, expect, encrypted, word);
    }

    boolean checksReplies() {
        return expect == Expectation.ECHO;
    }
}
