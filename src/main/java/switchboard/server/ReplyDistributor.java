package switchboard.server;

import java.util.Optional;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.server.context.ConnectedClient;
import switchboard.server.context.ReplyBody;
import switchboard.server.context.ReplyDelivery;
import switchboard.server.context.ServerContext;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
import switchboard.thread.Threads;
import switchboard.wire.TypedBody;

/**
 * Hands a reply to each of its recipients; recipients with the same text share its bytes. Each recipient gets an
 * outcome, whatever fails for another one. Used by the request thread; never waits for a client.
 */
final class ReplyDistributor {
    /** Made before it is needed, because there is no memory then. */
    private static final CodedText NO_HEAP = ServerText.REPLY_NO_HEAP.with();

    private final ServerContext context;

    ReplyDistributor(ServerContext context) {
        this.context = context;
    }

    void deliver(Request.Reply reply) {
        ReplyBody body = new ReplyBody(TypedBody.EMPTY, context.outboundMemory);
        for (Request.RecipientBody each : reply.bodies()) {
            if (!body.has(each.body())) {
                body = new ReplyBody(each.body(), context.outboundMemory);
            }
            deliver(context.registry.find(each.to()), each.to(), body, reply.form(), reply.number());
        }
    }

    void deliver(Request.ReplyAll reply) {
        ReplyBody body = new ReplyBody(reply.body(), context.outboundMemory);
        for (ConnectedClient client : context.registry.all()) {
            deliver(Optional.of(client), client.info().id(), body, reply.form(), reply.number());
        }
    }

    private void deliver(
            Optional<ConnectedClient> client, ConnectionId to, ReplyBody body, Request.ReplyForm form, long request) {
        ReplyDelivery delivery = context.deliveries.begin(request, to);
        if (client.isEmpty()) {
            delivery.failed((context.registry.hasCome(to) ? ServerText.REPLY_LEFT : ServerText.REPLY_UNKNOWN).with());
            return;
        }
        try {
            client.get().reply(body, form, delivery);
        } catch (OutOfMemoryError noMemory) {
            delivery.failed(NO_HEAP);
        } catch (RuntimeException | Error broken) {
            Threads.uncaught(Thread.currentThread(), broken);
            delivery.failed(ServerText.REPLY_BROKEN.with(Threads.brief(broken)));
        }
    }
}
