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
 * Reads messages of one size. Any bytes are a message, so it never loses the framing: what comes behind a deadline is
 * the rest of the message that was given, up to its last byte.
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
            if (remainder != null) {
                at = rest(remainder, buffer, at, end, nanos, out);
                continue;
            }
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

    /** Takes bytes of a message whose deadline passed and returns the index after the last one. */
    private int rest(Remainder rest, byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        int next = takeRest(rest, buffer, at, end, end, nanos, out);
        if (rest.left() == 0) {
            giveRemainder(rest.lateFinding(), 0, out);
            close();
        }
        return next;
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
        if (remainder != null && frameOpen()) {
            giveRemainder(remainder.lateFinding(), 0, out);
        } else if (frameOpen()) {
            byte[] bytes = open().bytes();
            ReadTrace trace = open().reads();
            forgetOpen();
            Finding why = FindingFactory.find(WireText.SIZE_INCOMPLETE, Certainty.CERTAIN, bytes.length, size);
            out.accept(new Message(FrameStatus.PARTIAL, bytes, 0, bytes.length, trace, List.of(why)));
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        int missing = size - keptBytes();
        if (!frameOpen()) {
            return;
        }
        end(message -> {
            refusal = strict ? message.findings().getFirst() : null;
            out.accept(message);
        });
        remainder = remainder == null ? Remainder.late(open(), missing, missing) : remainder.afterDeadline();
    }

    @Override
    public int promisedBytes() {
        if (remainder != null) {
            return remainder.promised();
        }
        return frameOpen() ? size : 0;
    }

    @Override
    public boolean unframed() {
        return false;
    }

    @Override
    public void close() {
        forgetOpen();
        remainder = null;
    }
}
