package switchboard.event;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The bounded queue of requests that are not handled yet. Offering never blocks; thread-safe. */
public final class RequestQueue {
    private final ArrayBlockingQueue<Request> queue;
    private volatile boolean closed;

    RequestQueue(int capacity) {
        queue = new ArrayBlockingQueue<>(capacity);
    }

    boolean offer(Request request) {
        return !closed && queue.offer(request);
    }

    /**
     * Returns the next request, and waits for it up to {@code millis} milliseconds.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public Optional<Request> poll(long millis) throws InterruptedException {
        return Optional.ofNullable(queue.poll(millis, TimeUnit.MILLISECONDS));
    }

    void close() {
        closed = true;
    }
}
