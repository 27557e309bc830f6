package switchboard.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import switchboard.event.Fact;
import switchboard.thread.Threads;

/**
 * What one client is to be sent, one message after the other, never interleaved.
 *
 * <p>Whoever holds the <em>pen</em> writes; the lock is never held while writing. The connection's own thread
 * takes the pen for its automatic replies when nobody else has it. Everybody else only puts messages into the
 * queue, which a short-lived virtual thread drains, so nobody waits for a client that reads slowly.
 * Thread-safe.
 */
final class Outbox {
    /** Written at a time, so that a client which takes little by little is seen to make progress. */
    private static final int CHUNK = 64 * 1024;

    /** What became of an offer. */
    enum Offer {
        /** It is being written. */
        TAKEN,
        /** It stands behind others. */
        BEHIND_OTHERS,
        /** As much waits as is allowed. */
        FULL,
        /** Nothing can be sent any more. */
        CLOSED
    }

    /** Hears what became of messages; called without the lock. */
    interface Outcome {
        /**
         * These messages are about to be written, so that whatever the client says to them comes later.
         *
         * @param before what has to be said before that
         */
        void sending(List<Outgoing> messages, List<Fact> before);

        /** All bytes of these messages were taken by the operating system. */
        void sent(List<Outgoing> messages);

        /** These messages will not arrive. */
        void lost(List<Outgoing> messages);

        /** Writing failed: the client is gone. */
        void broken(IOException why);

        /** Something broke while writing, also out of memory or stack: what was to be sent is lost. */
        void failed(Throwable broken);

        /** Everything that was offered has been written. */
        void idle();
    }

    private final String name;
    private final Transport transport;
    private final ServerLimits.Outbound limits;
    private final Outcome outcome;
    private final ReentrantLock lock;

    @GuardedBy("lock")
    private @Nullable ArrayDeque<Outgoing> queue;

    @GuardedBy("lock")
    private @Nullable Condition penFree;

    @GuardedBy("lock")
    private long queuedBytes;

    @GuardedBy("lock")
    private boolean penTaken;

    @GuardedBy("lock")
    private boolean closed;

    /** When the write that is under way began, in nanoseconds; 0 while none is. Written by the pen's holder. */
    private volatile long writingSince;

    /**
     * Make an empty one.
     *
     * @param name for the threads that write
     * @param lock may be shared with others: it is held for moments only
     */
    Outbox(String name, Transport transport, ServerLimits.Outbound limits, Outcome outcome, ReentrantLock lock) {
        this.name = name;
        this.lock = lock;
        this.transport = transport;
        this.limits = limits;
        this.outcome = outcome;
    }

    /** Put a message into the queue; never waits. */
    Offer offer(Outgoing message) {
        Offer answer;
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            ArrayDeque<Outgoing> waiting = queue == null ? queue = new ArrayDeque<>(4) : queue;
            if (!waiting.isEmpty()
                    && (waiting.size() >= limits.frames()
                            || queuedBytes + message.message().size() > limits.bytes())) {
                return Offer.FULL;
            }
            answer = penTaken ? Offer.BEHIND_OTHERS : Offer.TAKEN;
            waiting.add(message);
            queuedBytes += message.message().size();
            if (penTaken) {
                return answer;
            }
            penTaken = true;
        } finally {
            lock.unlock();
        }
        Threads.virtual(name + " outbox", this::drain).start();
        return answer;
    }

    /** Take the pen if nobody has it; then {@link #writeWithPen} has to follow. */
    boolean tryTakePen() {
        lock.lock();
        try {
            boolean free = !penTaken && !closed;
            penTaken |= free;
            return free;
        } finally {
            lock.unlock();
        }
    }

    /** Write these messages with the pen in hand and put it down; {@code before} is said first. */
    void writeWithPen(List<Outgoing> messages, List<Fact> before) {
        writeOut(messages, before);
        passPen();
    }

    /** Write these messages from the connection's own thread, after everything that waits. */
    void write(List<Outgoing> messages) {
        lock.lock();
        try {
            while (penTaken && !closed) {
                if (penFree == null) {
                    penFree = lock.newCondition();
                }
                penFree.awaitUninterruptibly();
            }
            if (!closed) {
                penTaken = true;
            }
        } finally {
            lock.unlock();
        }
        if (isClosed()) {
            outcome.lost(messages);
            return;
        }
        writeWithPen(messages, List.of());
    }

    /** Give the pen to the drainer if messages came meanwhile, else put it down. */
    private void passPen() {
        boolean idle;
        lock.lock();
        try {
            idle = closed || queue == null || queue.isEmpty();
            if (idle) {
                penTaken = false;
                signal();
            }
        } finally {
            lock.unlock();
        }
        if (idle) {
            outcome.idle();
        } else {
            Threads.virtual(name + " outbox", this::drain).start();
        }
    }

    private void drain() {
        List<Outgoing> batch = new ArrayList<>();
        while (next(batch)) {
            writeOut(batch, List.of());
            batch.clear();
        }
        outcome.idle();
    }

    /** Take up to a chunk's worth of messages out of the queue; put the pen down when there are none. */
    private boolean next(List<Outgoing> batch) {
        lock.lock();
        try {
            int bytes = 0;
            while (!closed && queue != null && !queue.isEmpty() && bytes < CHUNK) {
                Outgoing message = queue.remove();
                bytes += message.message().size();
                batch.add(message);
            }
            queuedBytes -= bytes;
            if (batch.isEmpty()) {
                penTaken = false;
                queue = null;
                signal();
            }
            return !batch.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void signal() {
        if (penFree != null) {
            penFree.signalAll();
        }
    }

    /** Write messages as one run of bytes; only the pen's holder calls this. */
    private void writeOut(List<Outgoing> messages, List<Fact> before) {
        try {
            outcome.sending(messages, before);
            if (messages.size() == 1) {
                byte[] bytes = messages.getFirst().message().bytes();
                writeChunks(bytes, bytes.length);
            } else {
                int size = 0;
                for (Outgoing message : messages) {
                    size += message.message().size();
                }
                byte[] joined = new byte[size];
                int at = 0;
                for (Outgoing message : messages) {
                    byte[] bytes = message.message().bytes();
                    System.arraycopy(bytes, 0, joined, at, bytes.length);
                    at += bytes.length;
                }
                writeChunks(joined, size);
            }
        } catch (IOException gone) {
            writingSince = 0;
            outcome.lost(messages);
            outcome.broken(gone);
            return;
        } catch (RuntimeException | Error broken) {
            // Caught here, because whoever has the pen may be a thread that nobody would miss.
            writingSince = 0;
            outcome.lost(messages);
            outcome.failed(broken);
            return;
        }
        writingSince = 0;
        outcome.sent(messages);
    }

    private void writeChunks(byte[] bytes, int length) throws IOException {
        for (int at = 0; at < length; at += CHUNK) {
            writingSince = System.nanoTime() | 1;
            transport.write(bytes, at, Math.min(CHUNK, length - at));
        }
    }

    /** Return how long the write that is under way has taken, in nanoseconds; 0 if none is. */
    long stalledNanos(long now) {
        long since = writingSince;
        return since == 0 ? 0 : Math.max(0, now - since);
    }

    /** Return how many bytes wait, those being written not counted. */
    long queuedBytes() {
        lock.lock();
        try {
            return queuedBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Return whether everything that was offered has been written. */
    boolean isIdle() {
        lock.lock();
        try {
            return !penTaken;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Take nothing more; what waits is lost, what is being written is left to the socket. */
    void close() {
        List<Outgoing> left;
        lock.lock();
        try {
            closed = true;
            left = queue == null ? List.of() : List.copyOf(queue);
            queue = null;
            queuedBytes = 0;
            signal();
        } finally {
            lock.unlock();
        }
        if (!left.isEmpty()) {
            outcome.lost(left);
        }
    }
}
