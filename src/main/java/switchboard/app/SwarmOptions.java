package switchboard.app;

import java.util.List;
import switchboard.client.swarm.Kind;
import switchboard.client.swarm.SwarmPlan;

/**
 * The options of {@code swarm}.
 *
 * <p>Immutable.
 *
 * @param plan the plan
 * @param leftOut the kinds of the mix that do not apply to the framing
 * @param json whether the summary is printed as JSON
 */
record SwarmOptions(SwarmPlan plan, List<Kind> leftOut, boolean json) {
    /** Copies the list. */
    SwarmOptions {
        leftOut = List.copyOf(leftOut);
    }
}
