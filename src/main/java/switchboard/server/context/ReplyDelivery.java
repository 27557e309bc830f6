package switchboard.server.context;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.model.Delivery;
import switchboard.text.CodedText;

/**
 * The outcome of one reply to one client: <em>waiting</em> is published at most once, and after it <em>sent</em> or
 * <em>failed</em>, exactly once.
 *
 * <p>Thread-safe; holds no lock. Of two threads that publish at the same time, the one that publishes <em>waiting</em>
 * publishes the end after it. Without memory to publish the end, {@link PendingDeliveries} publishes it later.
 */
public final class ReplyDelivery {
    private enum Stage {
        NEW,
        TELLING_WAITING,
        WAITING,
        ENDED
    }

    /** Takes an outcome; called by any thread, never by two at once. */
    @FunctionalInterface
    public interface OnOutcome {
        /** Takes an outcome in, with the reason of a failure. */
        void is(Delivery delivery, Optional<CodedText> detail);
    }

    private final PendingDeliveries pending;
    private final long request;
    private final long since;
    private final OnOutcome onOutcome;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NEW);
    private final AtomicBoolean ended = new AtomicBoolean();

    /** The reason of the failure; null if the message was sent, or while it is not known. */
    private volatile @Nullable CodedText failure;

    /** The next one in the list of {@link PendingDeliveries}, which owns this field. */
    @Nullable
    ReplyDelivery nextUntold;

    ReplyDelivery(PendingDeliveries pending, long request, long since, OnOutcome onOutcome) {
        this.pending = pending;
        this.request = request;
        this.since = since;
        this.onOutcome = onOutcome;
    }

    /** Returns the number of the reply request. */
    public long request() {
        return request;
    }

    /** Returns the clock's nanoseconds at which the reply was handled. */
    long since() {
        return since;
    }

    /** Publishes that the message waits, unless an outcome is published already. */
    public void waiting() {
        if (!stage.compareAndSet(Stage.NEW, Stage.TELLING_WAITING)) {
            return;
        }
        try {
            publish(Delivery.WAITING, Optional.empty());
        } finally {
            if (!stage.compareAndSet(Stage.TELLING_WAITING, Stage.WAITING)) {
                publishEnd();
            }
        }
    }

    /** Publishes that the operating system has taken all bytes. */
    public void sent() {
        if (ended.compareAndSet(false, true)) {
            end();
        }
    }

    /** Publishes why the message was not sent. */
    public void failed(CodedText why) {
        if (ended.compareAndSet(false, true)) {
            failure = why;
            end();
        }
    }

    private void end() {
        if (stage.getAndSet(Stage.ENDED) != Stage.TELLING_WAITING) {
            publishEnd();
        }
    }

    /** Publishes the end, or leaves it to {@link PendingDeliveries} if there is no memory for it. */
    void publishEnd() {
        try {
            CodedText why = failure;
            publish(why == null ? Delivery.SENT : Delivery.FAILED, Optional.ofNullable(why));
        } catch (OutOfMemoryError noMemory) {
            pending.publishLater(this);
        }
    }

    private void publish(Delivery delivery, Optional<CodedText> detail) {
        onOutcome.is(delivery, detail);
    }
}
