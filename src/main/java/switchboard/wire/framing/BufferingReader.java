package switchboard.wire.framing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.wire.Finding;

/**
 * Base of the readers whose messages may span several reads: the open frame's buffer, the read counter and the
 * refusal.
 *
 * <p>Used by one thread at a time.
 */
abstract class BufferingReader implements FrameReader {
    final boolean strict;

    private final MemoryBudget memory;

    /** The open frame; created when the first one spans two reads. */
    private @Nullable FrameBuffer open;

    /** The number of reads so far; the next read has this number plus one. */
    long reads;

    /** The reason why a strict reader stopped; null as long as it reads. */
    @Nullable
    Finding refusal;

    BufferingReader(boolean strict, MemoryBudget memory) {
        this.strict = strict;
        this.memory = memory;
    }

    /** Returns the buffer of the open frame. */
    final FrameBuffer open() {
        FrameBuffer known = open;
        return known == null ? open = new FrameBuffer(memory) : known;
    }

    /** Discards the open frame and releases its memory. */
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
