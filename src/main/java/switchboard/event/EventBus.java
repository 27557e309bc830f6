package switchboard.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Carries facts to everybody who listens and requests to whoever carries them out.
 *
 * <p>Each subscriber says how it is served. A {@linkplain LosslessSubscription lossless} one has a queue
 * bounded in count and bytes; when it is full the publisher waits. What a client says is published by that client's own
 * thread, so TCP then slows that client and nothing is lost. A
 * {@linkplain ConflatedSubscription conflated} one folds facts into a state of bounded size and never makes
 * anyone wait. No subscriber can harm another: what one throws is
 * told as if nobody had caught it, and stays with it.
 *
 * <p>Thread-safe. {@link #publish} may wait and is never called on the event dispatch thread; {@link #request}
 * never waits.
 */
public final class EventBus implements AutoCloseable {
    private final CopyOnWriteArrayList<LosslessSubscription> lossless = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<ConflatedSubscription<?>> conflated = new CopyOnWriteArrayList<>();
    private final RequestQueue requests;
    private final AtomicLong lastRequest = new AtomicLong();

    /** Creates a bus that keeps up to 10,000 requests that are not carried out yet. */
    public EventBus() {
        this(10_000);
    }

    /** Creates a bus that keeps up to {@code requestCapacity} requests that are not carried out yet. */
    public EventBus(int requestCapacity) {
        requests = new RequestQueue(requestCapacity);
    }

    /**
     * Hands a fact to every subscriber; wait where a lossless one has no room.
     *
     * <p>An interrupt does not end the wait and is kept for the caller.
     */
    public void publish(Fact fact) {
        publish(List.of(fact));
    }

    /** Hands several facts over in order, for one price; otherwise as {@link #publish(Fact)}. */
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
     * Subscribes to the facts that are wanted, from now on, each exactly once and in order of publication.
     *
     * <p>A subscriber that publishes from the thread that takes must not want what it publishes: it would
     * wait for itself when its queue is full.
     *
     * @param name for messages
     * @param capacity how many facts may wait
     * @param maxBytes how many bytes ({@link Fact#weight()}) may wait; a single larger fact is let through
     *     when nothing else waits
     * @param wanted called by publishers under the queue's lock: quick, without waiting, never throwing
     */
    public LosslessSubscription subscribe(String name, int capacity, long maxBytes, Predicate<? super Fact> wanted) {
        LosslessSubscription subscription =
                new LosslessSubscription(name, capacity, maxBytes, wanted, lossless::remove);
        lossless.add(subscription);
        return subscription;
    }

    /**
     * Subscribes with a state that facts are folded into.
     *
     * @param name for counters and messages
     * @param fold keeps the state; called by publishers, one at a time
     */
    public <S> ConflatedSubscription<S> subscribe(String name, Fold<S> fold) {
        ConflatedSubscription<S> subscription = new ConflatedSubscription<>(name, fold, conflated::remove);
        conflated.add(subscription);
        return subscription;
    }

    /** Returns a number for a reply request, never given before. */
    public long nextRequest() {
        return lastRequest.incrementAndGet();
    }

    /**
     * Asks for something; never waits.
     *
     * @return false if too many requests wait already or the bus is closed; then nothing will happen
     */
    public boolean request(Request request) {
        return requests.offer(request);
    }

    /** Returns the requests' queue, for the one who carries them out. */
    public RequestQueue requests() {
        return requests;
    }

    /** Ends all subscriptions: publishers wait no more, lossless subscribers still get what waits. */
    @Override
    public void close() {
        requests.close();
        lossless.forEach(LosslessSubscription::close);
        conflated.forEach(ConflatedSubscription::close);
    }
}
