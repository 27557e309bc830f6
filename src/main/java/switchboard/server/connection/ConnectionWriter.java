package switchboard.server.connection;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import switchboard.server.context.ServerLimits;
import switchboard.server.transport.Transport;

/**
 * Writes to one client, one message after the other, never interleaved.
 *
 * <p>One thread at a time is the writer. The lock is never held during a write. The connection's own thread becomes the
 * writer for its automatic replies. Every other thread only puts messages into the queue, so that none waits for a
 * client that reads slowly. A writer that finds messages in the queue when it stops {@linkplain #release hands over} to
 * a thread that drains the queue. Publishes nothing and starts no thread; its callers do. Thread-safe.
 */
final class ConnectionWriter {
    /** The bytes handed to the transport in one write, so that a client which reads slowly is seen to make progress. */
    private static final int CHUNK = 64 * 1024;

    /**
     * The size in bytes up to which a message needs no room in the budget if nothing else waits for its client: while
     * others leave no room, usual messages still reach a client that reads.
     */
    static final int ALWAYS_FITS = 16 * 1024;

    /** The result of an offer. */
    enum OfferResult {
        /** Queued, and the caller has become the writer: it has to start the thread that drains the queue. */
        DRAIN,
        /** Queued behind others; the current writer sends it. */
        QUEUED,
        /** Rejected: the queue is at its limit. */
        FULL,
        /** Rejected: the messages that wait for all clients together leave no room. */
        NO_MEMORY,
        /** Rejected: nothing can be sent any more. */
        CLOSED
    }

    private final Transport transport;
    private final ServerLimits.Outbound limits;
    private final ConnectionState state;
    private final ReentrantLock lock;

    @GuardedBy("lock")
    private @Nullable ArrayDeque<OutboundMessage> queue;

    @GuardedBy("lock")
    private @Nullable Condition writerReleased;

    @GuardedBy("lock")
    private long queuedBytes;

    @GuardedBy("lock")
    private boolean writerActive;

    @GuardedBy("lock")
    private boolean closed;

    /**
     * Creates a writer with an empty queue.
     *
     * @param state receives the begin and the end of each write, for the write deadline
     * @param lock held briefly; may be shared with other connections
     */
    ConnectionWriter(Transport transport, ServerLimits.Outbound limits, ConnectionState state, ReentrantLock lock) {
        this.transport = transport;
        this.limits = limits;
        this.state = state;
        this.lock = lock;
    }

    /**
     * Puts a message into the queue without waiting, and reserves its room. An empty queue takes a message of any size.
     */
    OfferResult offer(OutboundMessage message) {
        lock.lock();
        try {
            if (closed) {
                return OfferResult.CLOSED;
            }
            int size = message.message().size();
            ArrayDeque<OutboundMessage> waiting = queue == null ? queue = new ArrayDeque<>(4) : queue;
            if (!waiting.isEmpty() && (waiting.size() >= limits.frames() || queuedBytes + size > limits.bytes())) {
                return OfferResult.FULL;
            }
            boolean first = waiting.isEmpty() && !writerActive;
            OutboundMessage queued = first && size <= ALWAYS_FITS ? message.unreserved() : message;
            waiting.add(queued);
            if (!queued.reserve()) {
                waiting.removeLast();
                return OfferResult.NO_MEMORY;
            }
            queuedBytes += size;
            if (writerActive) {
                return OfferResult.QUEUED;
            }
            writerActive = true;
            return OfferResult.DRAIN;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reserves room for messages that do not go through the queue; returns false if there is none.
     */
    boolean reserve(List<OutboundMessage> messages) {
        for (int at = 0; at < messages.size(); at++) {
            if (!messages.get(at).reserve()) {
                messages.subList(0, at).forEach(OutboundMessage::release);
                return false;
            }
        }
        return true;
    }

    /** Becomes the writer if no other thread is; {@link #release} has to follow a result of true. */
    boolean tryAcquire() {
        lock.lock();
        try {
            boolean acquires = !writerActive && !closed;
            writerActive |= acquires;
            return acquires;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Becomes the writer after the current one. Blocks for as long as the client takes to read.
     *
     * @return false if nothing can be sent any more; otherwise {@link #release} has to follow
     */
    boolean acquire() {
        lock.lock();
        try {
            while (writerActive && !closed) {
                if (writerReleased == null) {
                    writerReleased = lock.newCondition();
                }
                writerReleased.awaitUninterruptibly();
            }
            writerActive |= !closed;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes messages as one sequence of bytes; only the writer calls this. Short ones are copied together, up to one
     * chunk: a message that occurs often needs its room once.
     *
     * @throws IOException if the connection is broken; some of the bytes may have been sent
     */
    void write(List<OutboundMessage> messages) throws IOException {
        try {
            int first = 0;
            while (first < messages.size()) {
                int end = endOfChunk(messages, first);
                writeChunks(
                        end - first == 1
                                ? messages.get(first).message().bytes()
                                : joined(messages.subList(first, end)));
                first = end;
            }
        } finally {
            state.writeEnds();
        }
    }

    /** Returns the end of the messages that make up one chunk, or of a single longer one. */
    private static int endOfChunk(List<OutboundMessage> messages, int first) {
        int end = first + 1;
        int bytes = messages.get(first).message().size();
        while (end < messages.size() && bytes + messages.get(end).message().size() <= CHUNK) {
            bytes += messages.get(end).message().size();
            end++;
        }
        return end;
    }

    private static byte[] joined(List<OutboundMessage> messages) {
        int size = 0;
        for (OutboundMessage message : messages) {
            size += message.message().size();
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (OutboundMessage message : messages) {
            byte[] bytes = message.message().bytes();
            System.arraycopy(bytes, 0, joined, at, bytes.length);
            at += bytes.length;
        }
        return joined;
    }

    private void writeChunks(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += CHUNK) {
            state.writeBegins();
            transport.write(bytes, at, Math.min(CHUNK, bytes.length - at));
        }
    }

    /**
     * Gives up the writer's role, unless messages were queued meanwhile.
     *
     * @return whether the caller is still the writer and has to start the thread that drains the queue
     */
    boolean release() {
        lock.lock();
        try {
            boolean more = !closed && queue != null && !queue.isEmpty();
            if (!more) {
                endWriting();
            }
            return more;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Removes messages from the queue that make up one chunk, or a single longer one; only the writer calls this.
     *
     * @return the messages; empty if there are none, and then the caller is no longer the writer
     */
    List<OutboundMessage> next() {
        lock.lock();
        try {
            // Made first: a message that is taken from the queue must not be lost for want of memory.
            List<OutboundMessage> batch = new ArrayList<>(queue == null ? 0 : queue.size());
            int bytes = 0;
            while (!closed && queue != null && !queue.isEmpty()) {
                int size = queue.element().message().size();
                if (!batch.isEmpty() && bytes + size > CHUNK) {
                    break;
                }
                batch.add(queue.remove());
                bytes += size;
            }
            queuedBytes -= bytes;
            if (batch.isEmpty()) {
                queue = null;
                endWriting();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void endWriting() {
        writerActive = false;
        if (writerReleased != null) {
            writerReleased.signalAll();
        }
    }

    /** Returns the bytes in the queue, without those of the current write. */
    long queuedBytes() {
        lock.lock();
        try {
            return queuedBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether no thread is the writer, so that every queued message has been written. */
    boolean isIdle() {
        lock.lock();
        try {
            return !writerActive;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Accepts no more messages. The current write is ended by the socket.
     *
     * @return the queued messages, which are lost
     */
    Collection<OutboundMessage> close() {
        lock.lock();
        try {
            closed = true;
            // Not copied: without memory for a copy their outcomes would never be told.
            Collection<OutboundMessage> lost = queue == null ? List.of() : queue;
            queue = null;
            queuedBytes = 0;
            if (writerReleased != null) {
                writerReleased.signalAll();
            }
            return lost;
        } finally {
            lock.unlock();
        }
    }
}
