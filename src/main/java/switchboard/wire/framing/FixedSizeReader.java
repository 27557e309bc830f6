package switchboard.wire.framing;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.BodyFindings;
import switchboard.wire.explain.FindingFactory;

/**
 * Reads messages of one size. Any bytes are a message, so it never loses the framing.
 *
 * <p>Used by one thread at a time.
 */
final class FixedSizeReader extends BufferingReader {
    private final int size;
    private final int fill;

    FixedSizeReader(int size, int fill, boolean strict, MemoryBudget memory) {
        super(strict, memory);
        this.size = size;
        this.fill = fill;
    }

    @Override
    public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        reads++;
        int end = offset + length;
        int at = offset;
        while (at < end && refusal == null) {
            int part = Math.min(size - keptBytes(), end - at);
            if (part == size) {
                emit(Arrays.copyOfRange(buffer, at, at + size), ReadTrace.single(reads, size), out);
            } else if (!open().append(buffer, at, part, reads, nanos)) {
                part = end - at;
                overloaded(buffer, at, end, nanos, out);
            } else if (keptBytes() == size) {
                byte[] record = open().bytes();
                ReadTrace trace = open().reads();
                forgetOpen();
                emit(record, trace, out);
            }
            at += part;
        }
    }

    private void emit(byte[] record, ReadTrace trace, Consumer<Message> out) {
        int end = record.length;
        // Bytes that fill up a message are no mistake; usually they are NUL.
        while (end > 0 && (record[end - 1] == 0 || fill >= 0 && record[end - 1] == (byte) fill)) {
            end--;
        }
        out.accept(new Message(FrameStatus.FRAMED, record, 0, record.length, trace, BodyFindings.of(record, 0, end)));
    }

    @Override
    public void end(Consumer<Message> out) {
        if (frameOpen()) {
            byte[] bytes = open().bytes();
            ReadTrace trace = open().reads();
            forgetOpen();
            Finding why = FindingFactory.find(WireText.SIZE_INCOMPLETE, Certainty.CERTAIN, bytes.length, size);
            out.accept(new Message(FrameStatus.PARTIAL, bytes, 0, bytes.length, trace, List.of(why)));
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        end(message -> {
            refusal = strict ? message.findings().getFirst() : null;
            out.accept(message);
        });
    }

    @Override
    public int promisedBytes() {
        return frameOpen() ? size : 0;
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
