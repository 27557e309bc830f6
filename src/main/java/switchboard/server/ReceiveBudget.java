package switchboard.server;

import java.util.concurrent.atomic.AtomicLong;
import switchboard.wire.MemoryBudget;

/** The bytes of incomplete messages that all connections may keep together. Thread-safe. */
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
