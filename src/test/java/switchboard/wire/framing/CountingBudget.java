package switchboard.wire.framing;

/** A memory budget of so many bytes that counts what is reserved. Used by one thread at a time. */
final class CountingBudget implements MemoryBudget {
    private final long most;
    private long reserved;
    private long peak;

    CountingBudget(long most) {
        this.most = most;
    }

    /** Creates a budget that has always room. */
    CountingBudget() {
        this(Long.MAX_VALUE);
    }

    long reserved() {
        return reserved;
    }

    /** Returns the most bytes that were reserved at once. */
    long peak() {
        return peak;
    }

    @Override
    public boolean reserve(int bytes) {
        if (bytes > most - reserved) {
            return false;
        }
        reserved += bytes;
        peak = Math.max(peak, reserved);
        return true;
    }

    @Override
    public void release(int bytes) {
        reserved -= bytes;
    }
}
