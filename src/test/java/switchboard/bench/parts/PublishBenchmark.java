package switchboard.bench.parts;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveFold;
import switchboard.event.LosslessSubscription;

/** Measures publishing a fact and taking it from lossless queues, in one thread, so that no scheduling is measured. */
@State(Scope.Thread)
public class PublishBenchmark {
    private static final int FACTS = 64;

    /**
     * The number of subscribers: the first and third have a lossless queue, the others a conflated one, as the window
     * has.
     */
    @Param({"1", "4"})
    public int subscribers;

    private final List<LosslessSubscription> lossless = new ArrayList<>();
    private final List<Fact> taken = new ArrayList<>();
    private EventBus bus = new EventBus();
    private Fact fact = SampleFacts.received(1);

    /** Creates the subscriptions. */
    @Setup
    public void subscribe() {
        bus = new EventBus();
        bus.publish(SampleFacts.opened(1));
        for (int number = 0; number < subscribers; number++) {
            if (number % 2 == 0) {
                lossless.add(bus.subscribe("lossless " + number, 2 * FACTS, 1 << 20, fact -> true));
            } else {
                bus.subscribe("fold " + number, new LiveFold());
            }
        }
    }

    /** Ends all subscriptions. */
    @TearDown
    public void end() {
        bus.close();
    }

    /** Publishes the fact of a client's message and takes it. */
    @Benchmark
    @OperationsPerInvocation(FACTS)
    public int publish() throws InterruptedException {
        for (int count = 0; count < FACTS; count++) {
            bus.publish(fact);
        }
        int all = 0;
        for (LosslessSubscription subscription : lossless) {
            taken.clear();
            all += subscription.take(taken, FACTS, 0);
        }
        return all;
    }
}
