package switchboard.client.swarm;

import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import switchboard.client.ClientException;
import switchboard.client.TlsHandshake;

/** What all clients of a swarm have in common. Thread-safe. */
final class Scene {
    /** A machine has 28,000 ports for connections, and one that was closed first here is taken for a minute more. */
    private static final double RECONNECTS_A_SECOND = 200;

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

    /** Sets it, and begin. */
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

    /** Returns the pace of messages. */
    Pace messages() {
        return messages;
    }

    /** Returns the pace of a client's first connection, or of the others. */
    Pace connects(boolean first) {
        return first ? firstConnects : reconnects;
    }

    /**
     * Returns a line through a connected socket.
     *
     * @throws ClientException if a TLS handshake fails; then the socket is closed
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
