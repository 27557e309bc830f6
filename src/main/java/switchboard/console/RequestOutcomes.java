package switchboard.console;

import java.util.ArrayList;
import java.util.List;
import switchboard.event.Fact;
import switchboard.event.Fold;

/**
 * Keeps every delivery outcome of a reply, and every setting made, until the console takes it; wakes the console for
 * each.
 *
 * <p>The subscription's lock guards it, so publishing threads add and the console's thread takes.
 */
final class RequestOutcomes implements Fold<List<Fact>> {
    private final List<Fact> outcomes = new ArrayList<>();
    private final Runnable wake;

    /**
     * Creates the queue.
     *
     * @param wake wakes the console; must not block
     */
    RequestOutcomes(Runnable wake) {
        this.wake = wake;
    }

    // The queue is bounded all the same: a client has one outcome of at most as many replies as may wait for it, and
    // the console sends it the next reply only after the last one has an outcome. Settings are made by commands alone.
    @Override
    public void add(Fact fact) {
        if (fact instanceof Fact.Delivered
                || fact instanceof Fact.AccessChanged
                || fact instanceof Fact.AutoReplyChanged
                || fact instanceof Fact.ReadAs
                || fact instanceof Fact.CharsetChosen) {
            outcomes.add(fact);
            wake.run();
        }
    }

    @Override
    public List<Fact> take() {
        List<Fact> taken = List.copyOf(outcomes);
        outcomes.clear();
        return taken;
    }
}
