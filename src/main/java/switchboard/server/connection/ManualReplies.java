package switchboard.server.connection;

import java.util.OptionalLong;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.model.Limit;
import switchboard.server.context.ServerContext;
import switchboard.text.ServerText;
import switchboard.wire.Message;
import switchboard.wire.framing.FramingException;

/** Queues the replies that a person sends to one client and publishes their outcomes. Thread-safe; never waits. */
final class ManualReplies {
    private final ServerContext context;
    private final ConnectionId id;
    private final ConnectionState state;
    private final ConnectionFacts facts;
    private final ReplyEncoder encoder;
    private final MessageSender sender;

    ManualReplies(
            ServerContext context,
            ConnectionId id,
            ConnectionState state,
            ConnectionFacts facts,
            ReplyEncoder encoder,
            MessageSender sender) {
        this.context = context;
        this.id = id;
        this.state = state;
        this.facts = facts;
        this.encoder = encoder;
        this.sender = sender;
    }

    /** Sends a body; its outcome is published with the number of its request. */
    void send(byte[] body, Request.ReplyForm form, long request) {
        if (!state.canBeSentTo()) {
            facts.failed(request, ServerText.REPLY_LEFT.with());
            return;
        }
        int most = context.limits.inbound().maxMessage();
        if (body.length > most) {
            facts.failed(request, ServerText.REPLY_LONG.with(body.length, most));
            return;
        }
        Message message;
        try {
            message = encoder.byHand(body, form, state.replyAs(), state.isUnframed());
        } catch (FramingException impossible) {
            facts.failed(request, impossible.text());
            return;
        }
        if (!sender.isIdle()) {
            // Published before the message is queued, so that it cannot come after the final outcome.
            facts.waiting(request);
        }
        switch (sender.offer(new OutboundMessage(message, OptionalLong.of(request)))) {
            case DRAIN, QUEUED -> {}
            case FULL -> {
                long bytes = sender.queuedBytes();
                facts.failed(request, ServerText.REPLY_FULL.with(bytes));
                context.hit(Limit.OUTBOUND_QUEUE, ServerText.LIMIT_QUEUE.with(id.number(), bytes));
            }
            case CLOSED -> facts.failed(request, ServerText.REPLY_LEFT.with());
        }
    }
}
