package switchboard.record.memory;

import java.util.List;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.record.log.LogSource;

/** The memory store without its threads, for tests of other packages. */
public final class DirectMemory {
    private final MemoryFold fold = new MemoryFold(MemorySession.MOST_MESSAGES, MemorySession.MOST_BYTES, () -> {});
    private final ConflatedSubscription<Fact.Recorded> subscription;

    /** Creates a store that keeps the newest messages of the bus from now on. */
    public DirectMemory(EventBus bus) {
        subscription = bus.subscribe("memory", fold);
    }

    /** Returns the source that reads the store, on the calling thread. */
    public LogSource source() {
        return new MemorySource(subscription, fold);
    }

    /** Stores notes on messages and clients. */
    public void note(List<Annotation> annotations) {
        subscription.query(() -> {
            annotations.forEach(fold::note);
            return annotations;
        });
    }
}
