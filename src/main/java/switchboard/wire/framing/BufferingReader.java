package switchboard.wire.framing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.FindingFactory;

/**
 * Base of the readers whose messages may span several reads: the open frame's buffer, the read counter and the
 * refusal.
 *
 * <p>Used by one thread at a time.
 */
abstract class BufferingReader implements FrameReader {
    /** The silence in nanoseconds behind which an open message is shown and explained as it stands. */
    static final long SILENCE_NANOS = 2_000_000_000L;

    final boolean strict;

    private final MemoryBudget memory;

    /** The open frame; created when the first one spans two reads. */
    private @Nullable FrameBuffer open;

    /** The frame that was given up and whose bytes still come; null if there is none. */
    @Nullable
    Remainder remainder;

    /** The number of reads so far; the next read has this number plus one. */
    long reads;

    /** The reason why a strict reader stopped; null as long as it reads. */
    @Nullable
    Finding refusal;

    BufferingReader(boolean strict, MemoryBudget memory) {
        this.strict = strict;
        this.memory = memory;
    }

    /** Returns bytes and those that follow them from {@code at} to {@code end}. */
    static byte[] joined(byte[] first, byte[] buffer, int at, int end) {
        byte[] all = Arrays.copyOf(first, first.length + end - at);
        System.arraycopy(buffer, at, all, first.length, end - at);
        return all;
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

    /**
     * Takes the next bytes of the {@link #remainder}, up to {@code stop} or its last one, and returns the index after
     * them. The reader stops, and all bytes up to {@code end} are given, if the budget has no room for any.
     */
    final int takeRest(Remainder rest, byte[] buffer, int at, int stop, int end, long nanos, Consumer<Message> out) {
        int part = (int) Math.min(rest.left(), stop - at);
        if (!rest.take(buffer, at, part, reads, nanos)) {
            overloaded(buffer, at, end, nanos, out);
            return end;
        }
        return at + part;
    }

    /** Gives the kept bytes of the {@link #remainder} as one message and releases their memory. */
    final void giveRemainder(Finding why, int headerLength, Consumer<Message> out) {
        byte[] bytes = open().bytes();
        ReadTrace trace = open().reads();
        forgetOpen();
        out.accept(new Message(
                FrameStatus.PARTIAL, bytes, headerLength, bytes.length - headerLength, trace, List.of(why)));
    }

    /** Gives the open frame and the new bytes because the budget has no room for them; the reader stops. */
    final void overloaded(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        byte[] bytes = new byte[keptBytes() + end - at];
        open().peek(bytes, keptBytes());
        System.arraycopy(buffer, at, bytes, keptBytes(), end - at);
        ReadTrace trace = open().readsWith(end - at, reads, nanos);
        close();
        Finding why = FindingFactory.find(WireText.OVERLOADED, Certainty.CERTAIN);
        refusal = why;
        out.accept(new Message(FrameStatus.PARTIAL, bytes, 0, bytes.length, trace, List.of(why)));
    }

    @Override
    public final Optional<Message> takeOpen() {
        if (remainder != null || !frameOpen()) {
            return Optional.empty();
        }
        byte[] bytes = open().bytes();
        ReadTrace trace = open().reads();
        close();
        return Optional.of(new Message(FrameStatus.PARTIAL, bytes, 0, bytes.length, trace, List.of()));
    }

    @Override
    public final boolean frameOpen() {
        return open != null && !open.isEmpty();
    }

    @Override
    public final long frameOpenedNanos() {
        if (remainder != null && remainder.isSkipped()) {
            return remainder.lastNanos();
        }
        return open == null ? 0 : open.openedNanos();
    }

    @Override
    public final long receivedBytes() {
        return keptBytes() + (remainder == null ? 0 : remainder.skippedBytes());
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
