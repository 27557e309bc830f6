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
final class Scene {
    /**
     * The limit of repeated connections. The side that closes first keeps its port in TIME-WAIT, on Linux for 60
     * seconds, so 200 a second occupy 12,000 of its 28,232 ephemeral ports.
     */
    private static final double RECONNECTS_A_SECOND = 200;

    /** The limit of first connections a second. */
    private static final double FIRST_CONNECTS_A_SECOND = 1_000;

    private final SwarmPlan plan;
    private final Season season;
    private final Optional<TlsHandshake> handshake;
    private final Pace messages;
    private final Pace firstConnects;
    private final Pace reconnects;
    private final AtomicInteger connected = new AtomicInteger();
    private final LongAdder sent = new LongAdder();
    private final LongAdder heard = new LongAdder();

    /** Creates the context and starts its clock. */
    Scene(SwarmPlan plan) {
        this.plan = plan;
        season = new Season(plan.time(), plan.patience());
        handshake = plan.tls().map(trust -> new TlsHandshake(trust, plan.host(), plan.port()));
        messages = new Pace(season, plan.rate());
        firstConnects = new Pace(season, FIRST_CONNECTS_A_SECOND);
        reconnects = new Pace(season, RECONNECTS_A_SECOND);
    }

    SwarmPlan plan() {
        return plan;
    }

    Season season() {
        return season;
    }

    /** Returns the rate limiter of messages. */
    Pace messages() {
        return messages;
    }

    /** Returns the rate limiter of first connections or of repeated ones. */
    Pace connects(boolean first) {
        return first ? firstConnects : reconnects;
    }

    /**
     * Returns the connection over a connected socket.
     *
     * @throws ClientException if a TLS handshake fails; the socket is then closed
     */
    Line line(Socket tcp) throws ClientException {
        return new Line(tcp, handshake.isPresent() ? handshake.get().over(tcp, plan.patience()) : tcp);
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
