package switchboard.client.swarm;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a swarm did and saw.
 *
 * @param plan what it was to do
 * @param time how long it took, with the answers that came last
 * @param stopped whether somebody stopped it before its time
 * @param kinds what each kind did and saw
 */
public record SwarmReport(SwarmPlan plan, Duration time, boolean stopped, List<KindCounts> kinds) {
    /** Copy the list. */
    public SwarmReport {
        kinds = List.copyOf(kinds);
    }

    /** Returns whether everything happened that the clients which keep the rules may expect. */
    public boolean isGood() {
        return kinds.stream().allMatch(KindCounts::isGood);
    }

    /** Returns the sum of one figure over all kinds. */
    public long total(ToLongFunction<KindCounts> figure) {
        return kinds.stream().mapToLong(figure).sum();
    }
}
