package switchboard.client.swarm;

import java.time.Duration;

/** Plans of swarms with another time limit for replies. */
public final class SwarmPlans {
    private SwarmPlans() {}

    /** Returns a plan with another time limit for replies. */
    public static SwarmPlan of(SwarmPlan plan, Duration replyTimeout) {
        return new SwarmPlan(
                plan.host(),
                plan.port(),
                plan.mix(),
                plan.rate(),
                plan.time(),
                replyTimeout,
                plan.seed(),
                plan.framing(),
                plan.replyAs(),
                plan.expect(),
                plan.tls(),
                plan.code());
    }
}
