package switchboard.client.session;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import switchboard.client.ClientConnection;
import switchboard.client.ClientException;
import switchboard.client.ClientTarget;
import switchboard.client.ConnectionEvent;
import switchboard.client.ServerNotice;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.text.ClientText;
import switchboard.text.CodedText;
import switchboard.thread.Threads;

/**
 * One connection of a {@link ClientSession}, from the attempt to its end. A thread connects and then sends, another one
 * publishes what comes. Thread-safe; no method waits.
 */
final class ClientConversation {
    /** The longest wait for the last event after the connection was closed here. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ConnectionId id;
    private final ClientTarget target;
    private final ConversationFacts facts;
    private final Consumer<ClientStatus> onStatus;
    private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();
    private volatile Optional<ClientConnection> connection = Optional.empty();
    private volatile boolean closed;
    private volatile boolean ended;

    /**
     * A message that waits to be sent; one without a body ends the sending thread.
     *
     * @param sent completes when it was sent
     */
    private record Outgoing(Optional<byte[]> body, CompletableFuture<Void> sent) {}

    /**
     * Creates a conversation that has not begun.
     *
     * @param code the class code, which is sent first; empty for none
     */
    ClientConversation(
            ConnectionId id,
            ClientTarget target,
            String code,
            ConversationFacts facts,
            Consumer<ClientStatus> onStatus) {
        this.id = id;
        this.target = target;
        this.facts = facts;
        this.onStatus = onStatus;
        if (!code.isEmpty()) {
            outgoing.add(new Outgoing(Optional.of(code.getBytes(StandardCharsets.UTF_8)), new CompletableFuture<>()));
        }
    }

    /** Starts to connect. */
    void start() {
        Threads.platform("client-window", this::connect).start();
    }

    /** Queues a message. */
    CompletableFuture<Void> send(byte[] body) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        outgoing.add(new Outgoing(Optional.of(body), sent));
        if (ended) {
            refuseWaiting();
        }
        return sent;
    }

    /** Closes the connection; an attempt to connect ends as soon as the system has an answer. */
    void close() {
        closed = true;
        // Closing a TLS socket writes, so it may wait for the other side.
        connection.ifPresent(
                opened -> Threads.platform("client-window-close", opened::close).start());
        stopSending();
    }

    private void connect() {
        try (ClientConnection opened = ClientConnection.open(target)) {
            connection = Optional.of(opened);
            if (closed) {
                return;
            }
            facts.opened(id, target, opened);
            tell(
                    ClientStatus.Phase.CONNECTED,
                    ClientText.CONNECTED.with(target.server(), Integer.toString(opened.localPort())));
            Threads.platform("client-window-in", () -> receive(opened)).start();
            sendQueued(opened);
        } catch (ClientException failed) {
            tell(ClientStatus.Phase.FAILED, failed.text());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            refuseWaiting();
        }
    }

    private void sendQueued(ClientConnection opened) throws InterruptedException {
        for (Outgoing next = outgoing.take(); next.body().isPresent(); next = outgoing.take()) {
            if (closed) {
                next.sent().completeExceptionally(notConnected());
                continue;
            }
            try {
                opened.send(next.body().get(), message -> facts.sent(id, message));
                next.sent().complete(null);
            } catch (ClientException unsent) {
                next.sent().completeExceptionally(unsent);
            }
        }
    }

    private void tell(ClientStatus.Phase phase, CodedText text) {
        onStatus.accept(new ClientStatus(id, phase, text));
    }

    private void receive(ClientConnection opened) {
        Optional<CodedText> refusal = Optional.empty();
        Optional<ConnectionEvent.EndReason> end = Optional.empty();
        try {
            while (end.isEmpty()) {
                boolean last = closed;
                Optional<ConnectionEvent> arrival = opened.next(LOOK_NANOS);
                if (arrival.isEmpty()) {
                    // A reader whose queue was full does not tell the end of a connection that was closed here.
                    end = last ? Optional.of(ConnectionEvent.EndReason.CLOSED_HERE) : Optional.empty();
                    continue;
                }
                switch (arrival.get()) {
                    case ConnectionEvent.MessageReceived came -> {
                        facts.received(id, came.message());
                        refusal = ServerNotice.of(came.message())
                                .map(said -> ClientText.REFUSED.with(target.server(), said));
                    }
                    case ConnectionEvent.Ended over -> end = Optional.of(over.ending());
                }
            }
            tellEnd(end.get(), refusal);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            stopSending();
        }
    }

    private void tellEnd(ConnectionEvent.EndReason end, Optional<CodedText> refusal) {
        CodedText text = switch (end) {
            case HUNG_UP -> refusal.orElseGet(() -> ClientText.ENDED_FIN.with(target.server()));
            case RESET -> refusal.orElseGet(() -> ClientText.ENDED_RESET.with(target.server()));
            case CLOSED_HERE -> ClientText.ENDED_HERE.with(target.server());
        };
        CloseReason reason = switch (end) {
            case HUNG_UP -> CloseReason.FIN;
            case RESET -> CloseReason.RESET;
            case CLOSED_HERE -> CloseReason.KICKED;
        };
        facts.closed(id, reason, text);
        tell(ClientStatus.Phase.ENDED, text);
    }

    private void stopSending() {
        outgoing.add(new Outgoing(Optional.empty(), new CompletableFuture<>()));
    }

    private void refuseWaiting() {
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            next.sent().completeExceptionally(notConnected());
        }
    }

    private static ClientException notConnected() {
        return new ClientException(ClientText.NOT_CONNECTED.with());
    }
}
