package switchboard.server.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.server.context.OutboundMemoryBudget;
import switchboard.text.CodedText;
import switchboard.text.ServerText;
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

    // Made before they are needed, because there may be no memory then.
    private static final CodedText LEFT = ServerText.REPLY_LEFT.with();
    private static final CodedText NO_HEAP = ServerText.REPLY_NO_HEAP.with();

    private final ConnectionId id;
    private final ConnectionWriter writer;
    private final ConnectionState state;
    private final ConnectionFacts facts;
    private final OutboundMemoryBudget memory;
    private final Results results;

    /** True while the published row shows queued bytes for this client. */
    private volatile boolean queueShown;

    MessageSender(
            ConnectionId id,
            ConnectionWriter writer,
            ConnectionState state,
            ConnectionFacts facts,
            OutboundMemoryBudget memory,
            Results results) {
        this.id = id;
        this.writer = writer;
        this.state = state;
        this.facts = facts;
        this.memory = memory;
        this.results = results;
    }

    /**
     * Publishes received messages and their automatic replies, and writes the replies; may wait for the client.
     *
     * <p>The order of facts is the same for all subscribers: a message, its answer, the client's next message. If no
     * other thread is the writer, messages and replies are published in one list.
     *
     * @return false if there is no room for the replies, which are lost
     */
    boolean exchange(List<Fact> receivedFacts, List<OutboundMessage> replies) {
        List<OutboundMessage> answers = counted(replies);
        if (!writer.reserve(answers)) {
            facts.publish(receivedFacts);
            return false;
        }
        if (!answers.isEmpty() && writer.tryAcquire()) {
            write(receivedFacts, answers);
            release();
        } else {
            publishBefore(answers, receivedFacts);
            writeAfterOthers(answers);
        }
        return true;
    }

    /** Publishes received messages; releases the room of their answers if that fails. */
    private void publishBefore(List<OutboundMessage> answers, List<Fact> receivedFacts) {
        try {
            facts.publish(receivedFacts);
        } catch (RuntimeException | Error broken) {
            lost(answers, LEFT);
            throw broken;
        }
    }

    /** Returns the messages, with a need for room if they are not short together. */
    private List<OutboundMessage> counted(List<OutboundMessage> messages) {
        long bytes = 0;
        // This runs for every read, so it creates no stream.
        for (int at = 0; at < messages.size(); at++) {
            bytes += messages.get(at).message().size();
        }
        return bytes <= ConnectionWriter.ALWAYS_FITS ? messages : reserving(messages);
    }

    /** Returns the messages with a need for room, which equal neighbours share. */
    private List<OutboundMessage> reserving(List<OutboundMessage> messages) {
        List<OutboundMessage> reserving = new ArrayList<>(messages.size());
        for (int at = 0; at < messages.size(); at++) {
            OutboundMessage message = messages.get(at);
            boolean shared = at > 0 && message.message() == messages.get(at - 1).message();
            reserving.add(shared ? reserving.getLast() : message.reserving(memory));
        }
        return reserving;
    }

    /** Sends a message in the server's own words from the connection's thread; may wait for the client. */
    void notice(Message message) {
        writeAfterOthers(List.of(OutboundMessage.unreserved(message)));
    }

    private void writeAfterOthers(List<OutboundMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        if (writer.acquire()) {
            write(List.of(), messages);
            release();
        } else {
            lost(messages, LEFT);
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
            case FULL, NO_MEMORY, CLOSED -> {}
        }
        return result;
    }

    private void startDraining() {
        try {
            Threads.virtual("client " + id + " outbox", this::drain).start();
        } catch (RuntimeException | Error broken) {
            results.failed(broken);
        }
    }

    /** Sends the messages that other threads queued; runs on a thread of its own until the queue is empty. */
    private void drain() {
        try {
            for (List<OutboundMessage> batch = writer.next(); !batch.isEmpty(); batch = writer.next()) {
                write(List.of(), batch);
            }
            allWritten();
        } catch (RuntimeException | Error broken) {
            // Caught here, because no other code notices that the draining thread failed.
            results.failed(broken);
        }
    }

    /**
     * Publishes and writes messages; only the writer calls this.
     *
     * @param before facts to publish in the same list before those about the messages
     */
    private void write(List<Fact> before, List<OutboundMessage> messages) {
        try {
            List<Fact> all = new ArrayList<>(before.size() + messages.size());
            all.addAll(before);
            facts.addSent(messages, all);
            facts.publish(all);
            writer.write(messages);
        } catch (IOException disconnected) {
            lost(messages, LEFT);
            results.disconnected(disconnected);
            return;
        } catch (RuntimeException | Error broken) {
            lost(messages, broken instanceof OutOfMemoryError ? NO_HEAP : LEFT);
            results.failed(broken);
            return;
        }
        state.sent();
        for (OutboundMessage message : messages) {
            message.release();
            message.sent();
        }
    }

    private static void lost(Collection<OutboundMessage> messages, CodedText why) {
        for (OutboundMessage message : messages) {
            message.release();
            message.failed(why);
        }
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

    /** Accepts no more messages; returns what publishes that the queued ones are lost. */
    Runnable close() {
        Collection<OutboundMessage> queued = writer.close();
        return () -> lost(queued, LEFT);
    }
}
