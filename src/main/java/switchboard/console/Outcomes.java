package switchboard.console;

import java.util.ArrayList;
import java.util.List;
import switchboard.event.Fact;
import switchboard.event.Fold;

/** Keeps every outcome of a reply until the console takes it; wakes the console when one comes. */
final class Outcomes implements Fold<List<Fact.Delivered>> {
    private final List<Fact.Delivered> delivered = new ArrayList<>();
    private final Runnable wake;

    /** Creates one; {@code wake} must not wait. */
    Outcomes(Runnable wake) {
        this.wake = wake;
    }

    // Bounded all the same: the console sends no further reply before each recipient of the last one has an outcome.
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
