package switchboard.wire;

/** The bytes that incomplete frames of all connections may keep together. Called from many threads. */
public interface MemoryBudget {
    /** A budget without an end, for tests and clients. */
    MemoryBudget UNLIMITED = new MemoryBudget() {
        @Override
        public boolean reserve(int bytes) {
            return true;
        }

        @Override
        public void release(int bytes) {}
    };

    /** Takes {@code bytes} from the budget, or return false and take nothing. */
    boolean reserve(int bytes);

    /** Gives back what was reserved. */
    void release(int bytes);
}
