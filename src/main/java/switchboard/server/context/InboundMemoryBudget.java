package switchboard.server.context;

import java.util.concurrent.atomic.AtomicLong;
import switchboard.wire.framing.MemoryBudget;

/** The memory budget for incomplete messages of all connections together, in bytes. Thread-safe. */
final class InboundMemoryBudget implements MemoryBudget {
    private final AtomicLong available;

    InboundMemoryBudget(long bytes) {
        available = new AtomicLong(bytes);
    }

    @Override
    public boolean reserve(int bytes) {
        if (available.addAndGet(-bytes) >= 0) {
            return true;
        }
        available.addAndGet(bytes);
        return false;
    }

    @Override
    public void release(int bytes) {
        available.addAndGet(bytes);
    }
}
