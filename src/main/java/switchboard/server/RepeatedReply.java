package switchboard.server;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.model.Delivery;
import switchboard.server.context.ConnectedClient;
import switchboard.server.context.ReplyBody;
import switchboard.server.context.ServerContext;
import switchboard.text.CodedText;
import switchboard.text.ServerText;

/**
 * One reply that is sent to one client on a timer. It publishes its beginning, once a second how often it was sent, and
 * its end exactly once.
 *
 * <p>{@link #turn} is called by one thread, which publishes everything but the beginning; {@link #endBy} by any.
 */
final class RepeatedReply {
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ServerContext context;
    private final Request.Repeat request;
    private final Request.RecipientBody recipient;
    private final Runnable wake;
    private final AtomicReference<@Nullable CodedText> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable ServerText> ending = new AtomicReference<>();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean open;
    private long dueNanos;
    private long toldNanos;
    private long toldSent;

    /**
     * Creates a reply that is due now.
     *
     * @param wake wakes the thread that calls {@link #turn}; called when a message was sent
     */
    RepeatedReply(ServerContext context, Request.Repeat request, Request.RecipientBody recipient, Runnable wake) {
        this.context = context;
        this.request = request;
        this.recipient = recipient;
        this.wake = wake;
        dueNanos = context.clock.nanos();
        toldNanos = dueNanos;
    }

    ConnectionId to() {
        return recipient.to();
    }

    /** Returns the time until something has to be done, in nanoseconds; at least 1. */
    long dueIn(long now) {
        return Math.max(1, dueNanos - now);
    }

    void tellBeginning() {
        long millis = request.every().toMillis();
        tell(
                Delivery.REPEATING,
                request.times().isPresent()
                        ? ServerText.REPEAT_TIMES.with(request.times().getAsLong(), millis)
                        : ServerText.REPEAT_EVERY.with(millis));
    }

    /** Sends the message if it is due, and returns whether more is to come. */
    boolean turn() {
        CodedText failed = failure.get();
        if (failed != null) {
            return fail(failed);
        }
        if (isComplete()) {
            return end(ServerText.REPEAT_DONE);
        }
        ServerText how = ending.get();
        if (how != null) {
            return end(how);
        }
        Optional<ConnectedClient> client =
                context.registry.find(to()).filter(one -> one.summary().canBeAnswered());
        if (client.isEmpty()) {
            return fail((context.registry.hasCome(to()) ? ServerText.REPLY_LEFT : ServerText.REPLY_UNKNOWN).with());
        }
        long now = context.clock.nanos();
        if (now - dueNanos >= 0) {
            // After a delay the next one is due a whole interval later, so that none are sent in a burst.
            long next = dueNanos + request.every().toNanos();
            dueNanos = next - now > 0 ? next : now + request.every().toNanos();
            if (!open) {
                open = true;
                client.get()
                        .reply(
                                new ReplyBody(recipient.body(), context.outboundMemory),
                                request.form(),
                                context.deliveries.begin(request.number(), to(), this::outcome));
            }
        }
        tellProgress(now);
        return true;
    }

    private boolean isComplete() {
        return request.times().isPresent() && sent.get() >= request.times().getAsLong();
    }

    private void tellProgress(long now) {
        long count = sent.get();
        if (count != toldSent && now - toldNanos >= TELL_NANOS) {
            toldSent = count;
            toldNanos = now;
            OptionalLong times = request.times();
            tell(
                    Delivery.REPEATING,
                    times.isPresent()
                            ? ServerText.REPEAT_SO_FAR_OF.with(count, times.getAsLong())
                            : ServerText.REPEAT_SO_FAR.with(count));
        }
    }

    private void outcome(Delivery delivery, Optional<CodedText> detail) {
        switch (delivery) {
            case SENT -> {
                sent.incrementAndGet();
                open = false;
                if (isComplete()) {
                    wake.run();
                }
            }
            case FAILED -> {
                failure.set(detail.orElseGet(ServerText.REPLY_LEFT::with));
                open = false;
                wake.run();
            }
            case WAITING, REPEATING -> {}
        }
    }

    /** Ends it at the next {@link #turn}, with a sentence about the number of messages that were sent. */
    void endBy(ServerText how) {
        ending.compareAndSet(null, how);
    }

    /** Publishes that it has ended, and returns that no more is to come. */
    private boolean end(ServerText how) {
        tell(Delivery.SENT, how.with(sent.get()));
        return false;
    }

    /** Publishes that it has failed, and returns that no more is to come. */
    boolean fail(CodedText why) {
        tell(Delivery.FAILED, ServerText.REPEAT_FAILED.with(sent.get(), why));
        return false;
    }

    private void tell(Delivery delivery, CodedText detail) {
        context.bus.publish(new Fact.Delivered(request.number(), to(), delivery, Optional.of(detail)));
    }
}
