package switchboard.app;

import java.util.List;
import switchboard.client.swarm.Kind;
import switchboard.client.swarm.SwarmPlan;

/**
 * What the swarm is to do.
 *
 * @param plan the plan
 * @param leftOut the kinds of the mix that make no sense in the framing
 * @param json whether the summary is for programs
 */
record SwarmOptions(SwarmPlan plan, List<Kind> leftOut, boolean json) {
    /** Copy the list. */
    SwarmOptions {
        leftOut = List.copyOf(leftOut);
    }
}
