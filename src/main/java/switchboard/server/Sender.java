package switchboard.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.model.ConnectionInfo;
import switchboard.model.Delivery;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.Shape;

/** Sends to one client, by hand and by rule, and says what became of it. Thread-safe. */
final class Sender implements Outbox.Outcome {
    /** The connection that it sends for. */
    interface Owner {
        /** Return whether anything can still be sent. */
        boolean canBeSentTo();

        /** So many messages were sent. */
        void answered(int messages);

        /** Everything that was to be sent has been. */
        void idle();

        /** The client is gone. */
        void broken(IOException why);

        /** Something broke in the thread that writes. */
        void failed(Throwable broken);

        /** What waits has changed. */
        void changed();
    }

    private final House house;
    private final ConnectionInfo info;
    private final ListenerSettings settings;
    private final ClientTally tally;
    private final Owner owner;
    private final Outbox outbox;

    private volatile ReplyFormat replyAs;
    private volatile boolean shownQueued;

    Sender(
            House house,
            ConnectionInfo info,
            ListenerSettings settings,
            Transport transport,
            ClientTally tally,
            Owner owner,
            String threadName) {
        this.house = house;
        this.info = info;
        this.settings = settings;
        this.tally = tally;
        this.owner = owner;
        this.replyAs = info.replyAs();
        this.outbox = new Outbox(threadName, transport, house.limits.outbound(), this, house.lockFor(info.id()));
    }

    /** Send a body by hand; the outcome is published under the request's number. Never waits for the client. */
    void reply(byte[] body, Request.Form form, long request, boolean unframed) {
        if (!owner.canBeSentTo()) {
            delivered(request, Delivery.FAILED, Sentences.of("reply.left"));
            return;
        }
        int most = house.limits.inbound().maxMessage();
        if (body.length > most) {
            delivered(request, Delivery.FAILED, Sentences.of("reply.long", body.length, most));
            return;
        }
        Message message;
        try {
            message = switch (form) {
                case Request.Form.Usual usual -> settings.framing().encode(body, unframed ? ReplyFormat.RAW : replyAs);
                case Request.Form.As as -> settings.framing().encode(body, as.format());
                case Request.Form.FalseLength lie -> settings.framing().frameClaiming(body, lie.length());
            };
        } catch (IllegalArgumentException impossible) {
            delivered(request, Delivery.FAILED, String.valueOf(impossible.getMessage()));
            return;
        }
        offer(new Outgoing(message, OptionalLong.of(request)), request);
    }

    private void offer(Outgoing message, long request) {
        if (!outbox.isIdle()) {
            // Said before it is offered, so that it can't come after the final outcome.
            delivered(request, Delivery.WAITING, "");
        }
        switch (outbox.offer(message)) {
            case TAKEN -> {}
            case BEHIND_OTHERS -> {
                shownQueued = true;
                owner.changed();
            }
            case FULL -> {
                long bytes = outbox.queuedBytes();
                delivered(request, Delivery.FAILED, Sentences.of("reply.full", bytes));
                house.hit(Limit.OUTBOUND_QUEUE, Sentences.of("limit.queue", info.id(), bytes));
            }
            case CLOSED -> delivered(request, Delivery.FAILED, Sentences.of("reply.left"));
        }
    }

    /**
     * Answer messages as the listener's rule says, from the connection's own thread; may wait for the client.
     *
     * @param facts about those messages: published first, in any case
     */
    void autoReply(List<Message> messages, List<Fact> facts) {
        if (settings.auto() instanceof AutoReply.Off) {
            house.bus.publish(facts);
            return;
        }
        List<Outgoing> replies = new ArrayList<>(messages.size());
        for (Message message : messages) {
            if (message.shape() != Shape.PARTIAL) {
                autoReply(message).ifPresent(reply -> replies.add(new Outgoing(reply, OptionalLong.empty())));
            }
        }
        if (!replies.isEmpty() && outbox.tryTakePen()) {
            outbox.writeWithPen(replies, facts);
        } else {
            house.bus.publish(facts);
            if (!replies.isEmpty()) {
                outbox.write(replies);
            }
        }
    }

    private Optional<Message> autoReply(Message message) {
        boolean echo = settings.auto() instanceof AutoReply.Echo;
        if (echo && replyAs == ReplyFormat.FRAMED && isFramedAsWeDo(message)) {
            return Optional.of(Message.outbound(message.bytes(), message.headerLength(), message.bodyLength()));
        }
        byte[] body = settings.auto() instanceof AutoReply.Fixed fixed
                ? fixed.text().getBytes(StandardCharsets.UTF_8)
                : message.body();
        ReplyFormat format = message.shape() == Shape.UNFRAMED ? ReplyFormat.RAW : replyAs;
        try {
            return Optional.of(settings.framing().encode(body, format));
        } catch (IllegalArgumentException tooLong) {
            house.bus.publish(
                    new Fact.Trouble("auto reply", Sentences.of("auto.failed", info.id(), tooLong.getMessage())));
            return Optional.empty();
        }
    }

    /** Answer with a text of the server's own, from the connection's own thread; may wait for the client. */
    void answer(String text, boolean unframed) {
        try {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            Message message = settings.framing().encode(body, replyAs);
            if (unframed || message.headerLength() == 0) {
                say(text);
            } else {
                outbox.write(List.of(new Outgoing(message, OptionalLong.empty())));
            }
        } catch (IllegalArgumentException tooLong) {
            say(text);
        }
    }

    /** Send a line of text without a header, from any thread; never waits, and gives up if too much waits already. */
    void tell(String text) {
        outbox.offer(new Outgoing(line(text), OptionalLong.empty()));
    }

    /** Return whether framing its body would give the same bytes: a header that is not canonical is a finding. */
    private static boolean isFramedAsWeDo(Message message) {
        return message.shape() == Shape.FRAMED
                && message.headerLength() > 0
                && message.findings().isEmpty();
    }

    /** Send a line of text without a header, from the connection's own thread. */
    void say(String text) {
        outbox.write(List.of(new Outgoing(line(text), OptionalLong.empty())));
    }

    private static Message line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return Message.outbound(bytes, 0, bytes.length);
    }

    void replyAs(ReplyFormat format) {
        replyAs = format;
    }

    ReplyFormat replyAs() {
        return replyAs;
    }

    boolean isIdle() {
        return outbox.isIdle();
    }

    long queuedBytes() {
        return outbox.queuedBytes();
    }

    boolean hasStalled(long now) {
        return outbox.stalledNanos(now) > house.limits.outbound().stall().toNanos();
    }

    void close() {
        outbox.close();
    }

    @Override
    public void sending(List<Outgoing> messages, List<Fact> before) {
        long at = Clock.micros();
        List<Fact> facts = new ArrayList<>(before.size() + messages.size());
        facts.addAll(before);
        for (Outgoing outgoing : messages) {
            tally.sent(at, outgoing.message());
            facts.add(new Fact.Sent(info.id(), at, outgoing.message(), outgoing.request()));
        }
        house.bus.publish(facts);
    }

    @Override
    public void sent(List<Outgoing> messages) {
        owner.answered(messages.size());
        for (Outgoing outgoing : messages) {
            if (outgoing.request().isPresent()) {
                delivered(outgoing.request().getAsLong(), Delivery.SENT, "");
            }
        }
    }

    @Override
    public void lost(List<Outgoing> messages) {
        for (Outgoing outgoing : messages) {
            if (outgoing.request().isPresent()) {
                delivered(outgoing.request().getAsLong(), Delivery.FAILED, Sentences.of("reply.left"));
            }
        }
    }

    @Override
    public void broken(IOException why) {
        owner.broken(why);
    }

    @Override
    public void failed(Throwable broken) {
        owner.failed(broken);
    }

    @Override
    public void idle() {
        if (shownQueued) {
            shownQueued = false;
            owner.changed();
        }
        owner.idle();
    }

    private void delivered(long request, Delivery delivery, String detail) {
        house.bus.publish(new Fact.Delivered(request, info.id(), delivery, detail));
    }
}
