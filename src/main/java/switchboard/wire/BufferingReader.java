package switchboard.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the readers have in common whose messages may span reads. */
abstract class BufferingReader implements FrameReader {
    /** The frame that has begun and is not complete. */
    final FrameBuffer open;

    final boolean strict;

    /** How many reads there were. */
    long reads;

    /** Why this reader gave up. */
    @Nullable
    Finding refusal;

    BufferingReader(boolean strict, MemoryBudget memory) {
        this.strict = strict;
        this.open = new FrameBuffer(memory);
    }

    @Override
    public final boolean frameOpen() {
        return !open.isEmpty();
    }

    @Override
    public final long frameOpenedNanos() {
        return open.openedNanos();
    }

    @Override
    public final int keptBytes() {
        return open.size();
    }

    @Override
    public final Optional<Finding> refusal() {
        return Optional.ofNullable(refusal);
    }
}
