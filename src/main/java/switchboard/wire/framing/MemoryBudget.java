package switchboard.wire.framing;

/**
 * The number of bytes that the incomplete frames of all connections may occupy together.
 *
 * <p>Implementations are thread-safe.
 */
public interface MemoryBudget {
    /** A budget without a limit, for tests and clients. */
    MemoryBudget UNLIMITED = new MemoryBudget() {
        @Override
        public boolean reserve(int bytes) {
            return true;
        }

        @Override
        public void release(int bytes) {}
    };

    /** Reserves {@code bytes} and returns true, or returns false and reserves nothing. */
    boolean reserve(int bytes);

    /** Releases bytes that were reserved. */
    void release(int bytes);
}
