package switchboard.client.swarm;

import java.time.Duration;

/** Makes swarms that wait for answers shorter or longer than usual. */
public final class Patience {
    private Patience() {}

    /** Returns a plan whose clients wait that long. */
    public static SwarmPlan of(SwarmPlan plan, Duration patience) {
        return new SwarmPlan(
                plan.host(),
                plan.port(),
                plan.mix(),
                plan.rate(),
                plan.time(),
                patience,
                plan.seed(),
                plan.framing(),
                plan.replyAs(),
                plan.expect(),
                plan.tls(),
                plan.code());
    }
}
