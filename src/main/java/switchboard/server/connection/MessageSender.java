package switchboard.server.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.thread.Threads;
import switchboard.wire.Message;

/**
 * Publishes and writes the messages to one client: each is published before its first byte is written.
 *
 * <p>The connection's own thread writes automatic replies and notices, and may wait for the client. Every other thread
 * {@linkplain #offer offers} messages, which a thread of their own publishes and writes as long as there are any.
 * Thread-safe.
 */
final class MessageSender {
    /** The consequences for the connection; called by the thread that writes. */
    interface Results {
        /** The queued bytes changed so that the client's row has to be published. */
        void queueChanged();

        /** A write failed, because the connection is broken. */
        void disconnected(IOException why);

        /** The writing thread failed. */
        void failed(Throwable broken);

        /** All messages are written. */
        void allWritten();
    }

    private final ConnectionId id;
    private final ConnectionWriter writer;
    private final ConnectionState state;
    private final ConnectionFacts facts;
    private final Results results;

    /** True while the published row shows queued bytes for this client. */
    private volatile boolean queueShown;

    MessageSender(
            ConnectionId id, ConnectionWriter writer, ConnectionState state, ConnectionFacts facts, Results results) {
        this.id = id;
        this.writer = writer;
        this.state = state;
        this.facts = facts;
        this.results = results;
    }

    /**
     * Publishes received messages and their automatic replies, and writes the replies; may wait for the client.
     *
     * <p>The order of facts is the same for all subscribers: a message, its answer, the client's next message. If no
     * other thread is the writer, messages and replies are published in one list.
     */
    void exchange(List<Fact> receivedFacts, List<OutboundMessage> answers) {
        if (!answers.isEmpty() && writer.tryAcquire()) {
            write(receivedFacts, answers);
            release();
        } else {
            facts.publish(receivedFacts);
            writeAfterOthers(answers);
        }
    }

    /** Sends a message in the server's own words from the connection's thread; may wait for the client. */
    void notice(Message message) {
        writeAfterOthers(List.of(new OutboundMessage(message, OptionalLong.empty())));
    }

    private void writeAfterOthers(List<OutboundMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        if (writer.acquire()) {
            write(new ArrayList<>(messages.size()), messages);
            release();
        } else {
            facts.lost(messages);
        }
    }

    private void release() {
        if (writer.release()) {
            startDraining();
        } else {
            allWritten();
        }
    }

    /** Queues a message without waiting; a thread of its own sends it. */
    ConnectionWriter.OfferResult offer(OutboundMessage message) {
        ConnectionWriter.OfferResult result = writer.offer(message);
        switch (result) {
            case DRAIN -> startDraining();
            case QUEUED -> {
                queueShown = true;
                results.queueChanged();
            }
            case FULL, CLOSED -> {}
        }
        return result;
    }

    private void startDraining() {
        Threads.virtual("client " + id + " outbox", this::drain).start();
    }

    /** Sends the messages that other threads queued; runs on a thread of its own until the queue is empty. */
    private void drain() {
        for (List<OutboundMessage> batch = writer.next(); !batch.isEmpty(); batch = writer.next()) {
            write(new ArrayList<>(batch.size()), batch);
        }
        allWritten();
    }

    /**
     * Publishes and writes messages; only the writer calls this.
     *
     * @param before facts to publish in the same list before those about the messages
     */
    private void write(List<Fact> before, List<OutboundMessage> messages) {
        try {
            facts.addSent(messages, before);
            facts.publish(before);
            writer.write(messages);
        } catch (IOException disconnected) {
            facts.lost(messages);
            results.disconnected(disconnected);
            return;
        } catch (RuntimeException | Error broken) {
            // Caught here, because no other code notices that the draining thread failed.
            facts.lost(messages);
            results.failed(broken);
            return;
        }
        state.sent();
        facts.delivered(messages);
    }

    private void allWritten() {
        if (queueShown) {
            queueShown = false;
            results.queueChanged();
        }
        results.allWritten();
    }

    /** Does now what has to wait for the last write, if no thread is the writer. */
    void finishIfIdle() {
        if (writer.isIdle()) {
            allWritten();
        }
    }

    /** Returns whether every message has been written. */
    boolean isIdle() {
        return writer.isIdle();
    }

    /** Returns the bytes in the queue, without those of the current write. */
    long queuedBytes() {
        return writer.queuedBytes();
    }

    /** Accepts no more messages; returns the queued ones, which are lost. */
    List<OutboundMessage> close() {
        return writer.close();
    }
}
