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
            boolean whole = newline < end;
            if (remainder == null && isTooLong(buffer, at, next, whole)) {
                if (strict) {
                    // A strict reader reads no further, so the rest of this read belongs to the message that it
                    // refuses.
                    giveOpen(WireText.LINE_TOO_LONG, FrameStatus.UNFRAMED, buffer, at, end, nanos, out);
                    return;
                }
                skipLine();
            }
            if (remainder != null) {
                if (!remainder.take(buffer, at, next - at, reads, nanos)) {
                    giveOpen(WireText.OVERLOADED, FrameStatus.PARTIAL, buffer, at, end, nanos, out);
                    return;
                }
                if (whole) {
                    giveRest(remainder, WireText.LINE_TOO_LONG_SKIPPED, out);
                    remainder = null;
                }
            } else if (whole && !frameOpen()) {
                emit(Arrays.copyOfRange(buffer, at, next), ReadTrace.single(reads, next - at), out);
            } else if (!open().append(buffer, at, next - at, reads, nanos)) {
                giveOpen(WireText.OVERLOADED, FrameStatus.PARTIAL, buffer, at, end, nanos, out);
                return;
            } else if (whole) {
                byte[] line = open().bytes();
                ReadTrace trace = open().reads();
                forgetOpen();
                emit(line, trace, out);
            }
            at = next;
        }
    }

    /** Returns whether the open line is too long with these bytes. The limit counts its body, without CR and LF. */
    private boolean isTooLong(byte[] buffer, int at, int next, boolean whole) {
        long size = (long) keptBytes() + next - at;
        if (size <= maxBody || !whole) {
            return size > maxBody + 2L;
        }
        boolean alone = next - at == 1;
        byte before = !alone ? buffer[next - 2] : frameOpen() ? open().last() : 0;
        return size - (before == '\r' ? 2 : 1) > maxBody;
    }

    /** Skips the rest of the open line and keeps only its beginning. */
    private void skipLine() {
        int most = Math.min(maxBody, Remainder.KEPT);
        int came = keptBytes();
        if (came > most) {
            open().keepFirst(most);
        }
        remainder = Remainder.ofTooLong(open(), came, most);
    }

    /** Gives the bytes of a line that was given up. */
    private void giveRest(Remainder rest, WireText tooLong, Consumer<Message> out) {
        Finding why = rest.isLate()
                ? rest.lateFinding()
                : FindingFactory.find(tooLong, Certainty.CERTAIN, maxBody, keptBytes(), rest.skippedBytes());
        giveRemainder(why, 0, out);
    }

    private void emit(byte[] line, ReadTrace trace, Consumer<Message> out) {
        int body = line.length - 1;
        if (body > 0 && line[body - 1] == '\r') {
            body--;
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
        remainder = null;
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
        if (!frameOpen()) {
            return;
        }
        if (remainder == null) {
            giveOpen(WireText.LINE_UNFINISHED, FrameStatus.PARTIAL, new byte[0], 0, 0, 0, out);
        } else {
            giveRest(remainder, WireText.LINE_TOO_LONG_UNFINISHED, out);
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        if (frameOpen()) {
            end(out);
            // The bytes up to the next line end belong to the line that was given.
            remainder = remainder == null ? Remainder.late(open(), maxBody) : remainder.afterDeadline();
        }
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
