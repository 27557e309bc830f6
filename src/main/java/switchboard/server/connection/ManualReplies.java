package switchboard.server.connection;

import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.model.Limit;
import switchboard.server.context.ReplyBody;
import switchboard.server.context.ReplyDelivery;
import switchboard.server.context.ServerContext;
import switchboard.text.ServerText;
import switchboard.wire.UnencodableException;
import switchboard.wire.framing.FramingException;

/** Queues the replies that a person sends to one client and publishes their outcomes. Thread-safe; never waits. */
final class ManualReplies {
    private final ServerContext context;
    private final ConnectionId id;
    private final ConnectionState state;
    private final ReplyEncoder encoder;
    private final MessageSender sender;

    ManualReplies(
            ServerContext context, ConnectionId id, ConnectionState state, ReplyEncoder encoder, MessageSender sender) {
        this.context = context;
        this.id = id;
        this.state = state;
        this.encoder = encoder;
        this.sender = sender;
    }

    /** Sends a body and publishes the outcome. */
    void send(ReplyBody body, Request.ReplyForm form, ReplyDelivery delivery) {
        if (!state.canBeSentTo()) {
            delivery.failed(ServerText.REPLY_LEFT.with());
            return;
        }
        int most = context.limits.inbound().maxMessage();
        ReplyBody.Framed framed;
        try {
            int length = body.length(state.reading().charset());
            if (length > most) {
                delivery.failed(ServerText.REPLY_LONG.with(length, most));
                return;
            }
            framed = encoder.byHand(body, form, state.replyAs(), state.isUnframed());
        } catch (FramingException impossible) {
            delivery.failed(impossible.text());
            return;
        } catch (UnencodableException lacking) {
            delivery.failed(ServerText.REPLY_UNENCODABLE.with(lacking.text()));
            return;
        }
        if (state.isWriting()) {
            // The client has not taken the message before this one yet.
            delivery.waiting();
        }
        switch (sender.offer(OutboundMessage.reply(framed, delivery))) {
            case DRAIN, QUEUED -> {}
            case FULL -> {
                long bytes = sender.queuedBytes();
                delivery.failed(ServerText.REPLY_FULL.with(bytes));
                context.hit(Limit.OUTBOUND_QUEUE, ServerText.LIMIT_QUEUE.with(id.number(), bytes));
            }
            case NO_MEMORY -> {
                long used = context.outboundMemory.used();
                long all = context.outboundMemory.most();
                delivery.failed(ServerText.REPLY_NO_ROOM.with(used, all));
                context.hit(Limit.OUTBOUND_MEMORY, ServerText.LIMIT_NO_ROOM.with(id.number(), used, all));
            }
            case CLOSED -> delivery.failed(ServerText.REPLY_LEFT.with());
        }
    }
}
