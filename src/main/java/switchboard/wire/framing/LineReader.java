package switchboard.wire.framing;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.BodyFindings;
import switchboard.wire.explain.FindingFactory;

/**
 * Reads lines that end in LF or CR LF.
 *
 * <p>Used by one thread at a time.
 */
final class LineReader extends BufferingReader {
    private final int maxBody;

    LineReader(int maxBody, boolean strict, MemoryBudget memory) {
        super(strict, memory);
        this.maxBody = maxBody;
    }

    @Override
    public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        reads++;
        int end = offset + length;
        int at = offset;
        while (at < end && refusal == null) {
            int newline = at;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            int next = Math.min(newline + 1, end);
            // A line's limit counts its body; CR and LF may add two bytes.
            if (keptBytes() + next - at > maxBody + 2L) {
                // A strict reader reads no further, so the rest of this read belongs to the message that it refuses.
                next = strict ? end : next;
                giveOpen(WireText.LINE_TOO_LONG, FrameStatus.UNFRAMED, buffer, at, next, nanos, out);
            } else if (newline < end && !frameOpen()) {
                emit(Arrays.copyOfRange(buffer, at, next), ReadTrace.single(reads, next - at), out);
            } else if (!open().append(buffer, at, next - at, reads, nanos)) {
                giveOpen(WireText.OVERLOADED, FrameStatus.PARTIAL, buffer, at, end, nanos, out);
                return;
            } else if (newline < end) {
                byte[] line = open().bytes();
                ReadTrace trace = open().reads();
                forgetOpen();
                emit(line, trace, out);
            }
            at = next;
        }
    }

    private void emit(byte[] line, ReadTrace trace, Consumer<Message> out) {
        int body = line.length - 1;
        if (body > 0 && line[body - 1] == '\r') {
            body--;
        }
        if (body > maxBody) {
            give(WireText.LINE_TOO_LONG, FrameStatus.UNFRAMED, line, trace, out);
            return;
        }
        out.accept(new Message(FrameStatus.FRAMED, line, 0, body, trace, BodyFindings.of(line, 0, body)));
    }

    /** Gives the buffered bytes and the new ones as one message, with the reason why they are no line. */
    private void giveOpen(
            WireText code, FrameStatus shape, byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        int kept = keptBytes();
        byte[] bytes = new byte[kept + end - at];
        open().peek(bytes, kept);
        System.arraycopy(buffer, at, bytes, kept, end - at);
        ReadTrace trace = end == at ? open().reads() : open().readsWith(end - at, reads, nanos);
        forgetOpen();
        give(code, shape, bytes, trace, out);
    }

    private void give(WireText code, FrameStatus shape, byte[] bytes, ReadTrace trace, Consumer<Message> out) {
        Finding why = why(code, bytes);
        if (strict || code == WireText.OVERLOADED) {
            refusal = why;
        }
        out.accept(new Message(shape, bytes, 0, bytes.length, trace, List.of(why)));
    }

    private Finding why(WireText code, byte[] bytes) {
        if (code == WireText.OVERLOADED) {
            return FindingFactory.find(code, Certainty.CERTAIN);
        }
        String quote = Escapes.quote(bytes, 0, bytes.length);
        return code == WireText.LINE_TOO_LONG
                ? FindingFactory.find(code, Certainty.CERTAIN, quote, maxBody)
                : FindingFactory.find(code, Certainty.CERTAIN, quote);
    }

    @Override
    public void end(Consumer<Message> out) {
        if (frameOpen()) {
            giveOpen(WireText.LINE_UNFINISHED, FrameStatus.PARTIAL, new byte[0], 0, 0, 0, out);
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        end(out);
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
