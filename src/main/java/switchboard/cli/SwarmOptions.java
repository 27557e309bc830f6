package switchboard.cli;

import java.util.List;
import switchboard.client.swarm.ClientKind;
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
public record SwarmOptions(SwarmPlan plan, List<ClientKind> leftOut, boolean json) {
    /** Copies the list. */
    public SwarmOptions {
        leftOut = List.copyOf(leftOut);
    }
}
