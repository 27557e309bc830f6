package switchboard.server;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import switchboard.event.Fact;
import switchboard.event.Request;
import switchboard.event.Request.Target;
import switchboard.model.AccessRules;
import switchboard.model.AddressRange;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.server.accept.ListenException;
import switchboard.server.context.ConnectedClient;
import switchboard.server.context.ServerContext;
import switchboard.text.ServerText;
import switchboard.thread.Threads;

/** Handles the requests from the event bus, one after the other, on one platform thread of its own. */
final class RequestHandler {
    private static final long LOOK_UP_MILLIS = 200;

    private final ServerContext context;
    private final Server server;
    private final ReplyDistributor replies;
    private final RepeatedReplies repeated;
    private final Thread thread;
    private volatile boolean stopping;

    RequestHandler(ServerContext context, Server server) {
        this.context = context;
        this.server = server;
        this.replies = new ReplyDistributor(context);
        this.repeated = new RepeatedReplies(context);
        this.thread = Threads.platform("requests", this::serve);
    }

    void start() {
        thread.start();
    }

    private void serve() {
        while (!stopping) {
            try {
                context.bus.requests().poll(LOOK_UP_MILLIS).ifPresent(this::carryOut);
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException | Error broken) {
                // One failed request, for example out of memory for one reply, does not end the thread.
                Threads.uncaught(thread, broken);
                context.bus.publish(
                        new Fact.Warning("requests", ServerText.REQUEST_FAILED.with(Threads.brief(broken))));
            }
        }
    }

    private void carryOut(Request request) {
        switch (request) {
            case Request.Reply reply -> replies.deliver(reply);
            case Request.ReplyAll reply -> replies.deliver(reply);
            case Request.Repeat repeat -> repeated.begin(repeat);
            case Request.StopRepeating who -> repeated.stop(who.target());
            case Request.Disconnect who ->
                each(who.target(), one -> one.disconnect(CloseReason.KICKED, ServerText.LEFT_KICKED.with()));
            case Request.SetRule one -> admitOnly(context.access.with(one.range(), one.rule()));
            case Request.Block block -> block(block.ids());
            case Request.Hold who -> {
                if (who.target() instanceof Target.All) {
                    context.holdingAll = true;
                }
                each(who.target(), ConnectedClient::hold);
            }
            case Request.Release who -> {
                if (who.target() instanceof Target.All) {
                    context.holdingAll = false;
                }
                each(who.target(), ConnectedClient::release);
            }
            case Request.SetReplyFormat choice -> each(choice.target(), one -> one.replyAs(choice.format()));
            case Request.ReadAs choice -> each(choice.target(), one -> one.readAs(choice.framing()));
            case Request.SetCharset choice -> each(choice.target(), one -> one.inCharset(choice.charset()));
            case Request.SetAutoReply choice -> {
                context.autoReply = choice.auto();
                context.bus.publish(new Fact.AutoReplyChanged(choice.auto()));
                // Cleared last: a client's thread that has seen the old reply then clears its own warning.
                context.replyLoops.clear();
            }
            case Request.Rename rename ->
                context.registry.find(rename.id()).ifPresent(one -> one.rename(rename.name()));
            case Request.StartListening start -> {
                try {
                    server.listen(start.settings());
                } catch (ListenException failed) {
                    context.bus.publish(new Fact.ListeningFailed(start.settings(), failed.text()));
                }
            }
            case Request.MoveListener move -> {
                try {
                    server.moveListener(move.listener(), move.settings());
                } catch (ListenException failed) {
                    context.bus.publish(new Fact.ListeningFailed(move.settings(), failed.text()));
                }
            }
            case Request.StopListening stop -> server.stopListening(stop.listener());
            case Request.StopAll all -> server.stopAll();
        }
    }

    /** Sets the access rules, and disconnects the clients that they refuse. */
    void admitOnly(AccessRules rules) {
        context.access = rules;
        context.bus.publish(new Fact.AccessChanged(rules));
        context.registry.all().forEach(ConnectedClient::enforceAccess);
    }

    private void block(Set<ConnectionId> ids) {
        List<ConnectedClient> clients =
                ids.stream().flatMap(id -> context.registry.find(id).stream()).toList();
        for (ConnectedClient client : clients) {
            if (AddressRange.parse(client.info().host()).isEmpty()) {
                // A client of a Unix socket has no address that a rule could refuse.
                client.disconnect(CloseReason.KICKED, ServerText.LEFT_KICKED.with());
            }
        }
        AccessRules rules = context.access.denying(
                clients.stream().map(client -> client.info().host()).toList());
        if (!rules.equals(context.access)) {
            admitOnly(rules);
        }
    }

    private void each(Target target, Consumer<ConnectedClient> what) {
        Collection<ConnectedClient> concerned = switch (target) {
            case Target.All all -> context.registry.all();
            case Target.Only only ->
                only.ids().stream()
                        .flatMap(id -> context.registry.find(id).stream())
                        .toList();
        };
        List.copyOf(concerned).forEach(what);
    }

    void stop() throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(1));
        repeated.close();
    }
}
