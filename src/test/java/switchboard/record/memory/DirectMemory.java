package switchboard.record.memory;

import java.util.List;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.model.Annotation;
import switchboard.record.LogSource;

/** The memory store without its threads, for tests of other packages. */
public final class DirectMemory {
    private final MemoryFold fold = new MemoryFold(MemorySession.MOST_MESSAGES, MemorySession.MOST_BYTES, () -> {});
    private final ConflatedSubscription<Fact.Recorded> subscription;

    /** Keeps from now on the newest of what the bus carries. */
    public DirectMemory(EventBus bus) {
        subscription = bus.subscribe("memory", fold);
    }

    /** Returns what reads it, on the caller's thread. */
    public LogSource source() {
        return new MemorySource(subscription, fold);
    }

    /** Puts notes to messages and clients. */
    public void note(List<Annotation> annotations) {
        subscription.look(() -> {
            annotations.forEach(fold::note);
            return annotations;
        });
    }
}
