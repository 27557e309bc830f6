package switchboard.console;

import java.util.ArrayList;
import java.util.List;
import switchboard.event.Fact;
import switchboard.event.Fold;

/**
 * Keeps every delivery outcome of a reply until the console takes it, and wakes the console for each.
 *
 * <p>The subscription's lock guards it, so publishing threads add and the console's thread takes.
 */
final class DeliveryOutcomes implements Fold<List<Fact.Delivered>> {
    private final List<Fact.Delivered> delivered = new ArrayList<>();
    private final Runnable wake;

    /**
     * Creates the queue.
     *
     * @param wake wakes the console; must not block
     */
    DeliveryOutcomes(Runnable wake) {
        this.wake = wake;
    }

    // The queue is bounded all the same: a client has one outcome of at most as many replies as may wait for it, and
    // the console sends it the next reply only after the last one has an outcome.
    @Override
    public void add(Fact fact) {
        if (fact instanceof Fact.Delivered outcome) {
            delivered.add(outcome);
            wake.run();
        }
    }

    @Override
    public List<Fact.Delivered> take() {
        List<Fact.Delivered> taken = List.copyOf(delivered);
        delivered.clear();
        return taken;
    }
}
