package switchboard.client.swarm;

import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import switchboard.client.ClientException;
import switchboard.client.TlsHandshake;

/**
 * The state shared by all clients of a swarm: plan, clock, rate limiters and progress.
 *
 * <p>Thread-safe.
 */
final class SwarmContext {
    /**
     * The limit of repeated connections. The side that closes first keeps its port in TIME-WAIT, on Linux for 60
     * seconds, so 200 a second occupy 12,000 of its 28,232 ephemeral ports.
     */
    private static final double RECONNECTS_A_SECOND = 200;

    /** The limit of first connections a second. */
    private static final double FIRST_CONNECTS_A_SECOND = 1_000;

    private final SwarmPlan plan;
    private final RunClock runClock;
    private final Optional<TlsHandshake> handshake;
    private final RateLimiter messages;
    private final RateLimiter firstConnects;
    private final RateLimiter reconnects;
    private final AtomicInteger connected = new AtomicInteger();
    private final LongAdder sent = new LongAdder();
    private final LongAdder heard = new LongAdder();

    /** Creates the context and starts its clock. */
    SwarmContext(SwarmPlan plan) {
        this.plan = plan;
        runClock = new RunClock(plan.time(), plan.replyTimeout());
        handshake = plan.tls().map(trust -> new TlsHandshake(trust, plan.host(), plan.port()));
        messages = new RateLimiter(runClock, plan.rate());
        firstConnects = new RateLimiter(runClock, FIRST_CONNECTS_A_SECOND);
        reconnects = new RateLimiter(runClock, RECONNECTS_A_SECOND);
    }

    SwarmPlan plan() {
        return plan;
    }

    RunClock runClock() {
        return runClock;
    }

    /** Returns the rate limiter of messages. */
    RateLimiter messages() {
        return messages;
    }

    /** Returns the rate limiter of first connections or of repeated ones. */
    RateLimiter connects(boolean first) {
        return first ? firstConnects : reconnects;
    }

    /**
     * Returns the connection over a connected socket.
     *
     * @throws ClientException if a TLS handshake fails; the socket is then closed
     */
    SwarmSocket line(Socket tcp) throws ClientException {
        return new SwarmSocket(tcp, handshake.isPresent() ? handshake.get().over(tcp, plan.replyTimeout()) : tcp);
    }

    void connected(int change) {
        connected.addAndGet(change);
    }

    void sent(long more) {
        sent.add(more);
    }

    void heard(long more) {
        heard.add(more);
    }

    SwarmProgress progress() {
        return new SwarmProgress(connected.get(), sent.sum(), heard.sum());
    }
}
