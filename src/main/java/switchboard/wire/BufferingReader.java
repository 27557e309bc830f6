package switchboard.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the readers have in common whose messages may span reads. */
abstract class BufferingReader implements FrameReader {
    final boolean strict;

    private final MemoryBudget memory;

    /** The frame that has begun and is not complete; not made before there was one. */
    private @Nullable FrameBuffer open;

    /** How many reads there were. */
    long reads;

    /** Why this reader gave up. */
    @Nullable
    Finding refusal;

    BufferingReader(boolean strict, MemoryBudget memory) {
        this.strict = strict;
        this.memory = memory;
    }

    /** Returns the frame that has begun and is not complete, to add to it or to look at it. */
    final FrameBuffer open() {
        FrameBuffer known = open;
        return known == null ? open = new FrameBuffer(memory) : known;
    }

    /** Forgets the frame that has begun. */
    final void forgetOpen() {
        if (open != null) {
            open.clear();
        }
    }

    @Override
    public final boolean frameOpen() {
        return open != null && !open.isEmpty();
    }

    @Override
    public final long frameOpenedNanos() {
        return open == null ? 0 : open.openedNanos();
    }

    @Override
    public final int keptBytes() {
        return open == null ? 0 : open.size();
    }

    @Override
    public final Optional<Finding> refusal() {
        return Optional.ofNullable(refusal);
    }
}
