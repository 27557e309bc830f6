package switchboard.wire.framing;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.BodyFindings;

/**
 * Gives the bytes of each read as one message.
 *
 * <p>Used by one thread at a time.
 */
final class RawReader implements FrameReader {
    private long reads;

    @Override
    public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
        out.accept(new Message(
                FrameStatus.FRAMED,
                bytes,
                0,
                length,
                ReadTrace.single(++reads, length),
                BodyFindings.of(bytes, 0, length)));
    }

    @Override
    public void end(Consumer<Message> out) {}

    @Override
    public void expire(Consumer<Message> out) {}

    @Override
    public boolean frameOpen() {
        return false;
    }

    @Override
    public long frameOpenedNanos() {
        return 0;
    }

    @Override
    public int keptBytes() {
        return 0;
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
    public Optional<Finding> refusal() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
