package switchboard.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Publishes facts to subscribers and queues requests for the server.
 *
 * <p>A subscriber chooses one of two kinds of queue. A {@linkplain LosslessSubscription lossless} one is bounded in
 * facts and bytes; when it is full the publisher blocks (backpressure). A client's messages are published by that
 * client's own thread, so TCP then slows down that client and nothing is lost. A {@linkplain ConflatedSubscription
 * conflated} one merges facts into a state of bounded size, and publishers do not wait for its subscriber. Subscribers
 * are isolated: an exception of a conflated one is reported like an uncaught exception, and affects nobody else.
 *
 * <p>Thread-safe. {@link #publish} may block and is never called on the event dispatch thread; {@link #request} never
 * blocks.
 */
public final class EventBus implements AutoCloseable {
    private final CopyOnWriteArrayList<LosslessSubscription> lossless = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<ConflatedSubscription<?>> conflated = new CopyOnWriteArrayList<>();
    private final RequestQueue requests;
    private final AtomicLong lastRequest = new AtomicLong();

    /** Creates a bus whose queue holds at most 10,000 requests. */
    public EventBus() {
        this(10_000);
    }

    /** Creates a bus whose queue holds at most {@code requestCapacity} requests. */
    public EventBus(int requestCapacity) {
        requests = new RequestQueue(requestCapacity);
    }

    /**
     * Publishes a fact to every subscriber; blocks while a lossless queue is full.
     *
     * <p>An interrupt does not end the wait; the interrupt status is kept for the caller.
     */
    public void publish(Fact fact) {
        publish(List.of(fact));
    }

    /**
     * Publishes facts in order, with one lock per subscription for all of them; otherwise like {@link #publish(Fact)}.
     */
    public void publish(List<? extends Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        for (LosslessSubscription subscription : lossless) {
            subscription.put(facts);
        }
        for (ConflatedSubscription<?> subscription : conflated) {
            subscription.fold(facts);
        }
    }

    /**
     * Creates a lossless subscription: its subscriber gets each later fact that it wants exactly once, in order of
     * publication.
     *
     * <p>A subscriber whose taking thread publishes must not want its own facts: with a full queue it would wait for
     * itself.
     *
     * @param name the name for messages
     * @param capacity the most facts in the queue
     * @param maxBytes the most bytes ({@link Fact#weight()}) in the queue; an empty queue takes a single larger fact
     * @param wanted called by publishers under the queue's lock: it has to be quick, must not block and must not throw
     */
    public LosslessSubscription subscribe(String name, int capacity, long maxBytes, Predicate<? super Fact> wanted) {
        LosslessSubscription subscription =
                new LosslessSubscription(name, capacity, maxBytes, wanted, lossless::remove);
        lossless.add(subscription);
        return subscription;
    }

    /**
     * Creates a conflated subscription.
     *
     * @param name the name for messages
     * @param fold the state; called by one publisher at a time
     */
    public <S> ConflatedSubscription<S> subscribe(String name, Fold<S> fold) {
        ConflatedSubscription<S> subscription = new ConflatedSubscription<>(name, fold, conflated::remove);
        conflated.add(subscription);
        return subscription;
    }

    /** Returns a new number for a reply request. */
    public long nextRequest() {
        return lastRequest.incrementAndGet();
    }

    /**
     * Queues a request; never blocks.
     *
     * @return false if the queue is full or the bus is closed; then the request is dropped
     */
    public boolean request(Request request) {
        return requests.offer(request);
    }

    /** Returns the queue of requests, for the thread that handles them. */
    public RequestQueue requests() {
        return requests;
    }

    /** Ends all subscriptions: publishers no longer block, and lossless subscribers can still take queued facts. */
    @Override
    public void close() {
        requests.close();
        lossless.forEach(LosslessSubscription::close);
        conflated.forEach(ConflatedSubscription::close);
    }
}
