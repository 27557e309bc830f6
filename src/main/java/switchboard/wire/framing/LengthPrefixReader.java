package switchboard.wire.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.explain.BodyFindings;
import switchboard.wire.explain.FindingFactory;

/**
 * Reads frames that begin with their length.
 *
 * <p>Complete frames are copied directly from the read's buffer; only a frame that spans several reads is kept in a
 * {@link FrameBuffer}.
 *
 * <p>Used by one thread at a time.
 */
final class LengthPrefixReader extends BufferingReader {
    private static final byte[] NOTHING = {};

    private final LengthPrefix framing;
    private final int width;
    private final int maxBody;
    private final HeaderSearch search;
    private @Nullable FramingExplainer explainer;

    private long length = -1;
    private boolean unframed;

    /** The number of bytes of the {@link #remainder} that have not come. */
    private long left;

    /** The length in the header of the remainder's frame. */
    private long announced;

    /** The beginning of a header whose deadline passed just now; empty otherwise. */
    private byte[] begunHeader = NOTHING;

    LengthPrefixReader(LengthPrefix framing, int maxBody, boolean strict, MemoryBudget memory) {
        super(strict, memory);
        this.framing = framing;
        this.width = framing.headerLength();
        this.maxBody = maxBody;
        this.search = new HeaderSearch(framing, maxBody);
    }

    /**
     * Returns the explainer with the connection's history; created at the first use, because idle clients need none.
     */
    private FramingExplainer explainer() {
        FramingExplainer known = explainer;
        return known == null ? explainer = new FramingExplainer(framing, maxBody) : known;
    }

    @Override
    public void accept(byte[] buffer, int offset, int count, long nanos, Consumer<Message> out) {
        reads++;
        int end = offset + count;
        int at = offset;
        if (refusal != null) {
            return;
        }
        if (unframed && !resumesHeader(buffer, at, end)) {
            at = skipToHeader(buffer, at, end, out);
        }
        if (remainder != null && at < end) {
            at = rest(remainder, buffer, at, end, nanos, out);
        }
        while (at < end && refusal == null) {
            at = frameOpen() ? proceed(buffer, at, end, nanos, out) : begin(buffer, at, end, nanos, out);
        }
    }

    /** Takes bytes at a frame's boundary and returns the index after the last byte used. */
    private int begin(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        int have = Math.min(width, end - at);
        long said = framing.scan(buffer, at, have);
        if (said == LengthPrefix.NO_HEADER) {
            return noHeader(buffer, at, end, ReadTrace.single(reads, end - at), out);
        }
        if (said == LengthPrefix.INCOMPLETE) {
            return keep(buffer, at, end, nanos, out);
        }
        int newline = explainer().uncountedNewline(buffer, at, end);
        if (newline > 0) {
            out.accept(new Message(
                    FrameStatus.UNFRAMED,
                    Arrays.copyOfRange(buffer, at, at + newline),
                    0,
                    newline,
                    ReadTrace.single(reads, newline),
                    List.of(FindingFactory.find(WireText.NEWLINE_NOT_COUNTED, Certainty.CERTAIN))));
            return at + newline;
        }
        if (said > maxBody) {
            return strict || explainer().isDoubtful(buffer, at, end, said)
                    ? tooLong(buffer, at, end, said, out)
                    : skip(buffer, at, end, said, nanos, out);
        }
        int frame = width + (int) said;
        if (frame > end - at) {
            length = said;
            return keep(buffer, at, end, nanos, out);
        }
        emit(Arrays.copyOfRange(buffer, at, at + frame), ReadTrace.single(reads, frame), out);
        return at + frame;
    }

    /** Adds bytes to the open frame and returns the index after the last byte used. */
    private int proceed(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        if (length < 0) {
            int have = Math.min(width, keptBytes() + end - at);
            byte[] header = new byte[have];
            open().peek(header, Math.min(keptBytes(), have));
            int more = have - keptBytes();
            System.arraycopy(buffer, at, header, keptBytes(), more);
            long said = framing.scan(header, 0, have);
            boolean newline = said >= 0 && explainer().uncountedNewline(header, buffer, at + more, end) > 0;
            if (said > maxBody && !newline && isSkipped(header, buffer, at + more, end, said)) {
                return skip(buffer, at, end, said, nanos, out);
            }
            if (said == LengthPrefix.NO_HEADER || said > maxBody || newline) {
                return reopen(buffer, at, end, nanos, out);
            }
            if (said == LengthPrefix.INCOMPLETE) {
                return keep(buffer, at, end, nanos, out);
            }
            length = said;
        }
        int missing = width + (int) length - keptBytes();
        int part = Math.min(missing, end - at);
        if (!open().append(buffer, at, part, reads, nanos)) {
            return overloaded(buffer, at, end, nanos, out);
        }
        if (part == missing) {
            byte[] frame = open().bytes();
            ReadTrace trace = open().reads();
            clear();
            emit(frame, trace, out);
        }
        return at + part;
    }

    /**
     * Parses the buffered bytes and the new ones again as a whole: the buffered beginning is no header, declares too
     * much, or begins with an uncounted line break.
     */
    private int reopen(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        if (!open().append(buffer, at, end - at, reads, nanos)) {
            return overloaded(buffer, at, end, nanos, out);
        }
        byte[] all = open().bytes();
        ReadTrace trace = open().reads();
        clear();
        long said = framing.scan(all, 0, Math.min(width, all.length));
        int from = said == LengthPrefix.NO_HEADER
                ? noHeader(all, 0, all.length, trace, out)
                : begin(all, 0, all.length, nanos, out);
        while (from < all.length && refusal == null) {
            from = frameOpen() ? proceed(all, from, all.length, nanos, out) : begin(all, from, all.length, nanos, out);
        }
        return end;
    }

    private int keep(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        return open().append(buffer, at, end - at, reads, nanos) ? end : overloaded(buffer, at, end, nanos, out);
    }

    private void emit(byte[] frame, ReadTrace trace, Consumer<Message> out) {
        int body = frame.length - width;
        List<Finding> findings = BodyFindings.of(frame, width, body);
        if (!framing.isCanonical(frame, 0)) {
            findings = new ArrayList<>(findings);
            findings.add(explainer().notCanonical(frame));
        }
        Message message = new Message(FrameStatus.FRAMED, frame, width, body, trace, findings);
        explainer().framed(message);
        out.accept(message);
    }

    /** Gives bytes that are no header as an unframed message with an explanation, and returns the index after them. */
    private int noHeader(byte[] buffer, int at, int end, ReadTrace trace, Consumer<Message> out) {
        int next = search.next(buffer, at + 1, end, unframed);
        Finding why = explainer().explain(buffer, at, next);
        int upTo = strict ? end : next;
        ReadTrace reads = upTo == end ? trace : ReadTrace.single(trace.firstRead(), upTo - at);
        giveUnframed(Arrays.copyOfRange(buffer, at, upTo), reads, why, upTo == end, out);
        return upTo;
    }

    private int tooLong(byte[] buffer, int at, int end, long said, Consumer<Message> out) {
        Finding why = explainer().tooLong(buffer, at, end, said);
        giveUnframed(Arrays.copyOfRange(buffer, at, end), ReadTrace.single(reads, end - at), why, true, out);
        return end;
    }

    /** Returns whether the rest of a frame that is too long is skipped; its header is not part of the buffer. */
    private boolean isSkipped(byte[] header, byte[] buffer, int at, int end, long said) {
        byte[] all = Arrays.copyOf(header, width + end - at);
        System.arraycopy(buffer, at, all, width, end - at);
        return !strict && !explainer().isDoubtful(all, 0, all.length, said);
    }

    /** Keeps the beginning of a frame that is too long, whose header ends in this buffer, and skips the rest. */
    private int skip(byte[] buffer, int at, int end, long said, long nanos, Consumer<Message> out) {
        int more = width - keptBytes();
        if (!open().append(buffer, at, more, reads, nanos)) {
            return overloaded(buffer, at, end, nanos, out);
        }
        left = said;
        announced = said;
        int most = width + Math.min(maxBody, Remainder.KEPT);
        Remainder begun = Remainder.ofTooLong(open(), width, most);
        remainder = begun;
        return rest(begun, buffer, at + more, end, nanos, out);
    }

    /**
     * Takes bytes of a frame that was given up and returns the index after the last one. Behind a deadline the sender
     * may have begun anew, so a header ends the frame, too.
     */
    private int rest(Remainder rest, byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        boolean anew = rest.isLate() && !frameOpen() && search.areFrames(buffer, at, end);
        int stop = anew ? at : rest.isLate() ? search.next(buffer, at, end, false) : end;
        int part = (int) Math.min(left, stop - at);
        if (!rest.take(buffer, at, part, reads, nanos)) {
            return overloaded(buffer, at, end, nanos, out);
        }
        left -= part;
        if (left == 0 || stop < end) {
            giveRest(rest, null, out);
            remainder = null;
        }
        return at + part;
    }

    private void giveRest(Remainder rest, FramingExplainer.@Nullable MissingRest missing, Consumer<Message> out) {
        if (!frameOpen()) {
            return;
        }
        Finding why = rest.isLate()
                ? rest.lateFinding()
                : explainer().tooLong(announced, keptBytes() - width, rest.skippedBytes(), missing);
        if (missing == null && left == 0) {
            explainer().skipped(announced);
        } else {
            explainer().lost();
        }
        giveRemainder(why, rest.isLate() ? 0 : width, out);
    }

    /** Takes up a header whose beginning was given at its deadline; returns whether these bytes complete it. */
    private boolean resumesHeader(byte[] buffer, int at, int end) {
        long said = search.resumed(begunHeader, buffer, at, end);
        if (said >= 0) {
            awaitRest(width - begunHeader.length + said, said);
        }
        begunHeader = NOTHING;
        return said >= 0;
    }

    /** Takes what comes next for the rest of a frame whose deadline passed. */
    private void awaitRest(long missing, long said) {
        unframed = false;
        left = missing;
        announced = said;
        remainder = Remainder.late(open(), (int) missing);
    }

    private int overloaded(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        byte[] all = new byte[keptBytes() + end - at];
        open().peek(all, keptBytes());
        System.arraycopy(buffer, at, all, keptBytes(), end - at);
        Finding why = FindingFactory.find(WireText.OVERLOADED, Certainty.CERTAIN);
        ReadTrace trace = open().readsWith(end - at, reads, nanos);
        clear();
        remainder = null;
        refusal = why;
        out.accept(new Message(FrameStatus.PARTIAL, all, 0, all.length, trace, List.of(why)));
        return end;
    }

    private void giveUnframed(byte[] bytes, ReadTrace trace, Finding why, boolean lost, Consumer<Message> out) {
        unframed = lost;
        if (strict) {
            refusal = why;
        }
        explainer().lost();
        out.accept(new Message(FrameStatus.UNFRAMED, bytes, 0, bytes.length, trace, List.of(why)));
    }

    /** Gives a read as it is, up to the beginning of a canonical header, while the framing is lost. */
    private int skipToHeader(byte[] buffer, int at, int end, Consumer<Message> out) {
        int header = search.next(buffer, at, end, true);
        if (header > at) {
            int size = header - at;
            byte[] bytes = Arrays.copyOfRange(buffer, at, header);
            out.accept(new Message(
                    FrameStatus.UNFRAMED,
                    bytes,
                    0,
                    size,
                    ReadTrace.single(reads, size),
                    List.of(explainer().explain(buffer, at, header))));
        }
        unframed = header == end;
        return header;
    }

    @Override
    public void end(Consumer<Message> out) {
        giveLast(FramingExplainer.MissingRest.ENDED, out);
    }

    @Override
    public void cut(Consumer<Message> out) {
        giveLast(FramingExplainer.MissingRest.CUT, out);
    }

    private void giveLast(FramingExplainer.MissingRest missing, Consumer<Message> out) {
        if (remainder != null) {
            giveRest(remainder, missing, out);
        } else {
            giveOpen(FrameStatus.PARTIAL, missing, out);
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        if (!frameOpen()) {
            return;
        }
        if (remainder != null) {
            giveRest(remainder, FramingExplainer.MissingRest.WAITED, out);
            remainder = remainder.afterDeadline();
            return;
        }
        long said = length;
        long missing = width + said - keptBytes();
        byte[] begun = said < 0 ? open().bytes() : NOTHING;
        Finding why = giveOpen(
                said < 0 ? FrameStatus.UNFRAMED : FrameStatus.PARTIAL, FramingExplainer.MissingRest.WAITED, out);
        unframed = true;
        if (strict) {
            refusal = why;
        } else if (said < 0) {
            begunHeader = begun;
        } else {
            awaitRest(missing, said);
        }
    }

    private @Nullable Finding giveOpen(FrameStatus shape, FramingExplainer.MissingRest rest, Consumer<Message> out) {
        if (!frameOpen()) {
            return null;
        }
        byte[] bytes = open().bytes();
        ReadTrace trace = open().reads();
        Finding why = explainer().incomplete(bytes, length, rest);
        int header = length < 0 ? 0 : width;
        clear();
        explainer().lost();
        out.accept(new Message(shape, bytes, header, bytes.length - header, trace, List.of(why)));
        return why;
    }

    private void clear() {
        forgetOpen();
        length = -1;
    }

    @Override
    public int promisedBytes() {
        if (remainder != null) {
            return remainder.isSkipped() ? 0 : (int) (left + remainder.came());
        }
        return length < 0 ? 0 : (int) length;
    }

    @Override
    public boolean unframed() {
        return unframed;
    }

    @Override
    public void close() {
        clear();
    }
}
