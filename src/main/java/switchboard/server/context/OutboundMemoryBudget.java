package switchboard.server.context;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory budget for messages that wait to be sent, of all connections together, in bytes. Thread-safe; never waits.
 */
public final class OutboundMemoryBudget {
    /** The part of the heap: the recorder's queue, incomplete messages and the connections need the rest. */
    private static final int HEAP_PART = 8;

    private final long most;
    private final AtomicLong used = new AtomicLong();

    OutboundMemoryBudget(long bytes) {
        most = bytes;
    }

    /** Creates the budget that this process can afford: an eighth of the largest heap (-Xmx). */
    static OutboundMemoryBudget ofHeap() {
        return new OutboundMemoryBudget(Runtime.getRuntime().maxMemory() / HEAP_PART);
    }

    /** Reserves bytes and returns true, or returns false and reserves nothing; an empty budget takes any number. */
    boolean reserve(long bytes) {
        long before = used.get();
        while (before == 0 || before + bytes <= most) {
            if (used.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = used.get();
        }
        return false;
    }

    /** Releases bytes that were reserved. */
    void release(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Returns the bytes that are reserved. */
    public long used() {
        return used.get();
    }

    /** Returns the most bytes that may be reserved. */
    public long most() {
        return most;
    }
}
