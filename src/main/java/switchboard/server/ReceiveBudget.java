package switchboard.server;

import java.util.concurrent.atomic.AtomicLong;
import switchboard.wire.MemoryBudget;

/** The memory budget for incomplete messages of all connections together, in bytes. Thread-safe. */
final class ReceiveBudget implements MemoryBudget {
    private final AtomicLong left;

    ReceiveBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    @Override
    public boolean reserve(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    @Override
    public void release(int bytes) {
        left.addAndGet(bytes);
    }
}
