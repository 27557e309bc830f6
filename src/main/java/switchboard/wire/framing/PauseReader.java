package switchboard.wire.framing;

import java.util.function.Consumer;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.BodyFindings;

/**
 * Gives the bytes between two pauses as one message. A message that reaches the limit is given without a pause.
 *
 * <p>Used by one thread at a time.
 */
final class PauseReader extends BufferingReader {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long pauseNanos;
    private final int maxBody;

    /** The time of the last read. */
    private long lastNanos;

    PauseReader(int pauseMillis, int maxBody, MemoryBudget memory) {
        super(false, memory);
        this.pauseNanos = pauseMillis * NANOS_PER_MILLI;
        this.maxBody = maxBody;
    }

    @Override
    public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        reads++;
        if (frameOpen() && nanos - lastNanos >= pauseNanos) {
            pause(out);
        }
        lastNanos = nanos;
        int end = offset + length;
        int at = offset;
        while (at < end && refusal == null) {
            int part = Math.min(maxBody - keptBytes(), end - at);
            if (!open().append(buffer, at, part, reads, nanos)) {
                overloaded(buffer, at, end, nanos, out);
                return;
            }
            if (keptBytes() == maxBody) {
                pause(out);
            }
            at += part;
        }
    }

    @Override
    public long pauseNanos() {
        return pauseNanos;
    }

    @Override
    public void pause(Consumer<Message> out) {
        if (frameOpen()) {
            byte[] bytes = open().bytes();
            ReadTrace trace = open().reads();
            forgetOpen();
            out.accept(new Message(
                    FrameStatus.FRAMED, bytes, 0, bytes.length, trace, BodyFindings.of(bytes, 0, bytes.length)));
        }
    }

    @Override
    public void end(Consumer<Message> out) {
        pause(out);
    }

    @Override
    public void expire(Consumer<Message> out) {
        pause(out);
    }

    @Override
    public boolean isTimed() {
        return false;
    }

    @Override
    public int promisedBytes() {
        return 0;
    }

    @Override
    public boolean unframed() {
        return false;
    }

    @Override
    public void close() {
        forgetOpen();
    }
}
