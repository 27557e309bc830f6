package switchboard.client.swarm;

import java.time.Duration;
import java.util.Optional;
import switchboard.tls.Trust;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

/**
 * The plan of a swarm. The same plan gives each client the same random choices; its progress depends on the server and
 * the time.
 *
 * <p>Immutable.
 *
 * @param host the server's name or address
 * @param port the server's port
 * @param mix the number of clients of each kind
 * @param rate messages a second of all clients together; 0 for no limit
 * @param time the duration; zero for until it is stopped
 * @param replyTimeout the time limit for a reply
 * @param seed the seed of all random choices
 * @param framing the framing of the messages sent
 * @param replyAs the format of the replies expected
 * @param expect the expectation about the replies
 * @param tls the trust decision for TLS; empty for plain TCP
 * @param code the class code, sent first on each connection; empty for none
 */
public record SwarmPlan(
        String host,
        int port,
        ClientMix mix,
        double rate,
        Duration time,
        Duration replyTimeout,
        long seed,
        Framing framing,
        ReplyFormat replyAs,
        Expectation expect,
        Optional<Trust> tls,
        String code) {
    /** The default time limit for a reply. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Returns a plan with {@code header64} over plain TCP, {@link #PATIENCE} and no expectation. */
    public static SwarmPlan of(String host, int port, ClientMix mix, double rate, Duration time, long seed) {
        return new SwarmPlan(
                host,
                port,
                mix,
                rate,
                time,
                PATIENCE,
                seed,
                Framings.HEADER64,
                ReplyFormat.FRAMED,
                Expectation.ANYTHING,
                Optional.empty(),
                "");
    }

    /** Returns this plan with another expectation. */
    public SwarmPlan expecting(Expectation other) {
        return new SwarmPlan(host, port, mix, rate, time, replyTimeout, seed, framing, replyAs, other, tls, code);
    }

    /** Returns this plan with another framing and reply format. */
    public SwarmPlan speaking(Framing messages, ReplyFormat replies) {
        return new SwarmPlan(host, port, mix, rate, time, replyTimeout, seed, messages, replies, expect, tls, code);
    }

    /** Returns this plan with another trust decision and class code. */
    public SwarmPlan entering(Optional<Trust> encrypted, String word) {
        return new SwarmPlan(
                host, port, mix, rate, time, replyTimeout, seed, framing, replyAs, expect, encrypted, word);
    }

    boolean checksReplies() {
        return expect == Expectation.ECHO;
    }
}
