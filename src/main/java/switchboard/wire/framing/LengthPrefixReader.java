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
    /** The width of the widest header. */
    private final int width;

    /** Whether all headers have this width. */
    private final boolean oneWidth;

    private final int trailer;
    private final int maxBody;
    private final HeaderSearch search;
    private @Nullable FramingExplainer explainer;

    private long length = -1;

    /** The width of the open frame's header; 0 as long as it is incomplete. */
    private int header;

    private boolean unframed;

    /** The length in the header of the remainder's frame. */
    private long announced;

    /** The beginning of a header whose deadline passed just now; empty otherwise. */
    private byte[] begunHeader = NOTHING;

    LengthPrefixReader(LengthPrefix framing, int maxBody, boolean strict, MemoryBudget memory) {
        super(strict, memory);
        this.framing = framing;
        this.width = framing.headerLength();
        this.oneWidth = framing.hasOneWidth();
        this.trailer = framing.end().length();
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
        long said = framing.scan(buffer, at, Math.min(width, end - at));
        // Each case that is not the usual one has a method of its own, so that the JVM compiles this one into its loop.
        if (said < 0 || said > maxBody) {
            return noFrame(buffer, at, end, said, nanos, out);
        }
        int newline = explainer().uncountedNewline(buffer, at, end);
        if (newline > 0) {
            return giveNewline(buffer, at, newline, out);
        }
        int head = oneWidth ? width : framing.headerLengthAt(buffer, at);
        int frame = head + (int) said + trailer;
        if (frame > end - at) {
            length = said;
            header = head;
            return keep(buffer, at, end, nanos, out);
        }
        if (trailer > 0 && !framing.endsRight(buffer, at + frame)) {
            int upTo = strict ? end : at + frame;
            wrongEnd(Arrays.copyOfRange(buffer, at, upTo), frame, ReadTrace.single(reads, upTo - at), out);
            return upTo;
        }
        emit(Arrays.copyOfRange(buffer, at, at + frame), head, ReadTrace.single(reads, frame), out);
        return at + frame;
    }

    /** Takes bytes at a frame's boundary that are no header, not a whole one, or one of a frame that is too long. */
    private int noFrame(byte[] buffer, int at, int end, long said, long nanos, Consumer<Message> out) {
        if (said == LengthPrefix.NO_HEADER) {
            return noHeader(buffer, at, end, ReadTrace.single(reads, end - at), out);
        }
        if (said == LengthPrefix.INCOMPLETE) {
            return keep(buffer, at, end, nanos, out);
        }
        int newline = explainer().uncountedNewline(buffer, at, end);
        if (newline > 0) {
            return giveNewline(buffer, at, newline, out);
        }
        return strict || explainer().isDoubtful(buffer, at, end, said)
                ? tooLong(buffer, at, end, said, out)
                : skip(buffer, at, end, framing.headerLengthAt(buffer, at), said, nanos, out);
    }

    /** Gives a line break that the header of the frame before did not count, and returns the index behind it. */
    private int giveNewline(byte[] buffer, int at, int newline, Consumer<Message> out) {
        out.accept(new Message(
                FrameStatus.UNFRAMED,
                Arrays.copyOfRange(buffer, at, at + newline),
                0,
                newline,
                ReadTrace.single(reads, newline),
                List.of(FindingFactory.find(WireText.NEWLINE_NOT_COUNTED, Certainty.CERTAIN))));
        return at + newline;
    }

    /** Adds bytes to the open frame and returns the index after the last byte used. */
    private int proceed(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        if (length < 0) {
            int have = Math.min(width, keptBytes() + end - at);
            byte[] begun = new byte[have];
            open().peek(begun, Math.min(keptBytes(), have));
            int more = have - keptBytes();
            System.arraycopy(buffer, at, begun, keptBytes(), more);
            long said = framing.scan(begun, 0, have);
            boolean newline = said >= 0 && explainer().uncountedNewline(begun, buffer, at + more, end) > 0;
            if (said > maxBody && !newline && isSkipped(begun, buffer, at + more, end, said)) {
                return skip(buffer, at, end, framing.headerLengthAt(begun, 0), said, nanos, out);
            }
            if (said == LengthPrefix.NO_HEADER || said > maxBody || newline) {
                return reopen(buffer, at, end, nanos, out);
            }
            if (said == LengthPrefix.INCOMPLETE) {
                return keep(buffer, at, end, nanos, out);
            }
            length = said;
            header = framing.headerLengthAt(begun, 0);
        }
        int missing = header + (int) length + trailer - keptBytes();
        int part = Math.min(missing, end - at);
        if (!open().append(buffer, at, part, reads, nanos)) {
            overloaded(buffer, at, end, nanos, out);
            return end;
        }
        return part == missing ? complete(buffer, at + part, end, nanos, out) : at + part;
    }

    /** Gives the open frame, whose last byte came, and returns the index after the last byte used. */
    private int complete(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        byte[] frame = open().bytes();
        int head = header;
        if (framing.endsRight(frame, frame.length)) {
            ReadTrace trace = open().reads();
            close();
            emit(frame, head, trace, out);
            return at;
        }
        int rest = strict ? end - at : 0;
        byte[] all = Arrays.copyOf(frame, frame.length + rest);
        System.arraycopy(buffer, at, all, frame.length, rest);
        ReadTrace trace = open().readsWith(rest, reads, nanos);
        close();
        wrongEnd(all, frame.length, trace, out);
        return at + rest;
    }

    /** Gives a frame that does not end as agreed; behind it the next header is expected as usual. */
    private void wrongEnd(byte[] bytes, int frame, ReadTrace trace, Consumer<Message> out) {
        giveUnframed(bytes, trace, explainer().wrongEnd(bytes, frame), false, out);
    }

    /**
     * Parses the buffered bytes and the new ones again as a whole: the buffered beginning is no header, declares too
     * much, or begins with an uncounted line break.
     */
    private int reopen(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        if (!open().append(buffer, at, end - at, reads, nanos)) {
            overloaded(buffer, at, end, nanos, out);
            return end;
        }
        byte[] all = open().bytes();
        ReadTrace trace = open().reads();
        close();
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
        if (!open().append(buffer, at, end - at, reads, nanos)) {
            overloaded(buffer, at, end, nanos, out);
        }
        return end;
    }

    private void emit(byte[] frame, int head, ReadTrace trace, Consumer<Message> out) {
        int body = frame.length - head - trailer;
        List<Finding> findings = BodyFindings.of(frame, head, body);
        if (!framing.isCanonical(frame, 0)) {
            findings = new ArrayList<>(findings);
            findings.add(explainer().notCanonical(frame, head, body));
        }
        Message message = new Message(FrameStatus.FRAMED, frame, head, body, trace, findings);
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

    /** Returns whether the rest of a frame that is too long is skipped; {@code begun} is what came up to the buffer. */
    private boolean isSkipped(byte[] begun, byte[] buffer, int at, int end, long said) {
        byte[] all = Arrays.copyOf(begun, begun.length + end - at);
        System.arraycopy(buffer, at, all, begun.length, end - at);
        return !strict && !explainer().isDoubtful(all, 0, all.length, said);
    }

    /** Keeps the beginning of a frame that is too long, whose header ends in this buffer, and skips the rest. */
    private int skip(byte[] buffer, int at, int end, int head, long said, long nanos, Consumer<Message> out) {
        int more = head - keptBytes();
        if (!open().append(buffer, at, more, reads, nanos)) {
            overloaded(buffer, at, end, nanos, out);
            return end;
        }
        header = head;
        announced = said;
        int most = head + Math.min(maxBody, Remainder.KEPT);
        Remainder begun = Remainder.ofTooLong(open(), head, said + trailer, most);
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
        int next = takeRest(rest, buffer, at, stop, end, nanos, out);
        if (rest.left() == 0 || stop < end) {
            giveRest(rest, null, out);
            close();
        }
        return next;
    }

    private void giveRest(Remainder rest, FramingExplainer.@Nullable MissingRest missing, Consumer<Message> out) {
        if (!frameOpen()) {
            return;
        }
        Finding why = rest.isLate()
                ? rest.lateFinding()
                : explainer().tooLong(announced, keptBytes() - header, rest.skippedBytes(), missing);
        if (missing == null && rest.left() == 0) {
            explainer().skipped(announced);
        } else {
            explainer().lost();
        }
        giveRemainder(why, rest.isLate() ? 0 : header, out);
    }

    /** Takes up a header whose beginning was given at its deadline; returns whether these bytes complete it. */
    private boolean resumesHeader(byte[] buffer, int at, int end) {
        long said = search.resumed(begunHeader, buffer, at, end);
        if (said >= 0) {
            awaitRest(width - begunHeader.length + said + trailer, said);
        }
        begunHeader = NOTHING;
        return said >= 0;
    }

    /** Takes what comes next for the rest of a frame whose deadline passed. */
    private void awaitRest(long missing, long said) {
        unframed = false;
        announced = said;
        remainder = Remainder.late(open(), missing, (int) missing);
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
        long missing = header + said + trailer - keptBytes();
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
        Finding why = explainer().incomplete(bytes, header, length, rest);
        int head = header;
        int body = (int) Math.min(bytes.length - head, length < 0 ? bytes.length : length);
        close();
        explainer().lost();
        out.accept(new Message(shape, bytes, head, body, trace, List.of(why)));
        return why;
    }

    @Override
    public int promisedBytes() {
        if (remainder != null) {
            return remainder.promised();
        }
        return length < 0 ? 0 : (int) length + trailer;
    }

    @Override
    public boolean unframed() {
        return unframed;
    }

    @Override
    public void close() {
        forgetOpen();
        remainder = null;
        length = -1;
        header = 0;
    }
}
