package switchboard.client.swarm;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The result of a swarm.
 *
 * <p>Immutable.
 *
 * @param plan the plan
 * @param time the duration, including the last replies
 * @param stopped whether it was stopped early
 * @param kinds the totals of each kind
 */
public record SwarmReport(SwarmPlan plan, Duration time, boolean stopped, List<KindCounts> kinds) {
    /** Copies the list. */
    public SwarmReport {
        kinds = List.copyOf(kinds);
    }

    /** Returns whether the server treated the clients that keep the rules as they may expect. */
    public boolean isGood() {
        return kinds.stream().allMatch(KindCounts::isGood);
    }

    /** Returns the sum of one count over all kinds. */
    public long total(ToLongFunction<KindCounts> figure) {
        return kinds.stream().mapToLong(figure).sum();
    }
}
