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
import switchboard.wire.RevisableOutput;
import switchboard.wire.explain.BodyFindings;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.explain.LengthGuess;
import switchboard.wire.explain.LookBack;
import switchboard.wire.explain.OwedBytes;

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

    /**
     * The last whole frame of this read, which is given once the bytes behind it are known: they may prove that its
     * length was too large. Null outside {@link #accept}.
     */
    private @Nullable Message pending;

    /** The explanation of the open frame whose header's beginning was given with the frame before; null for others. */
    private @Nullable Finding ofOpen;

    /** The stream while the framing is lost; created at the first loss, because most clients never need one. */
    private @Nullable LostStream lost;

    /** Whether the open frame was examined after a silence. */
    private boolean silenceExamined;

    /** The bytes that may still belong to a body that was given; created at the first use. */
    private @Nullable OwedBytes owed;

    /** The time of the last read. */
    private long lastNanos;

    /** The time of the read that completed the last frame. */
    private long framedNanos;

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
        lastNanos = nanos;
        silenceExamined = false;
        int end = offset + count;
        int at = offset;
        if (refusal != null) {
            return;
        }
        if (unframed && !resumesHeader(buffer, at, end)) {
            resume(lost().accept(buffer, at, end, reads, nanos, out), nanos, out);
            return;
        }
        if (remainder != null && at < end) {
            at = rest(remainder, buffer, at, end, nanos, out);
        }
        while (at < end && refusal == null) {
            at = frameOpen() ? proceed(buffer, at, end, nanos, out) : begin(buffer, at, end, nanos, out);
        }
        givePending(out);
    }

    private OwedBytes owed() {
        OwedBytes known = owed;
        return known == null ? owed = new OwedBytes() : known;
    }

    private LostStream lost() {
        LostStream known = lost;
        return known == null ? lost = new LostStream(open(), framing, explainer(), maxBody, strict) : known;
    }

    /** Continues with the bytes with which the framing goes on; null while it is lost. */
    private void resume(byte @Nullable [] again, long nanos, Consumer<Message> out) {
        if (again == null) {
            unframed = true;
            if (refusal == null) {
                refusal = lost().refusal();
            }
            return;
        }
        unframed = false;
        readOn(again, 0, nanos, out);
        givePending(out);
    }

    /** Reads the bytes of an array of the reader's own. */
    private void readOn(byte[] bytes, int from, long nanos, Consumer<Message> out) {
        int at = from;
        while (at < bytes.length && refusal == null) {
            at = frameOpen() && !unframed
                    ? proceed(bytes, at, bytes.length, nanos, out)
                    : begin(bytes, at, bytes.length, nanos, out);
        }
    }

    /** Reads the same in the reads in which they came, the last of them at {@code nanos}. */
    private void readOn(byte[] bytes, int from, ReadTrace trace, long nanos, Consumer<Message> out) {
        long last = reads;
        long time = nanos - 1_000 * trace.micros();
        int end = 0;
        for (int piece = 0; piece < trace.count() && refusal == null; piece++) {
            int at = Math.max(from, end);
            end += trace.bytes(piece);
            time += 1_000L * trace.gapMicros(piece);
            reads = trace.firstRead() + piece;
            if (at < end && unframed) {
                resume(lost().accept(bytes, at, end, reads, time, out), time, out);
            } else if (at < end) {
                readOn(Arrays.copyOf(bytes, end), at, time, out);
            }
        }
        reads = last;
    }

    private void givePending(Consumer<Message> out) {
        Message frame = pending;
        if (frame != null) {
            pending = null;
            out.accept(frame);
        }
    }

    /** Takes bytes at a frame's boundary and returns the index after the last byte used. */
    private int begin(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        long said = framing.scan(buffer, at, Math.min(width, end - at));
        if (said != LengthPrefix.NO_HEADER) {
            givePending(out);
        }
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
        if (said == LengthPrefix.NO_HEADER || said > maxBody && explainer().isOtherLength(buffer, at, end, said)) {
            return noHeader(buffer, at, end, ReadTrace.single(reads, end - at), nanos, out);
        }
        if (said == LengthPrefix.INCOMPLETE) {
            return keep(buffer, at, end, nanos, out);
        }
        int newline = explainer().uncountedNewline(buffer, at, end);
        if (newline > 0) {
            return giveNewline(buffer, at, newline, out);
        }
        if (!strict && !explainer().isDoubtful(buffer, at, end, said)) {
            return skip(buffer, at, end, framing.headerLengthAt(buffer, at), said, nanos, out);
        }
        Finding why = explainer().tooLong(buffer, at, end, said);
        giveUnframed(Arrays.copyOfRange(buffer, at, end), ReadTrace.single(reads, end - at), why, true, out);
        return end;
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
            boolean skipped = said > maxBody && !newline && !strict;
            if (skipped && !explainer().isDoubtful(begun, buffer, at + more, end, said)) {
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
        Finding why = ofOpen;
        if (why != null) {
            ReadTrace trace = open().reads();
            close();
            Message message = new Message(FrameStatus.PARTIAL, frame, head, frame.length - head, trace, List.of(why));
            explainer().framed(message);
            framedNanos = lastNanos;
            pending = message;
            return at;
        }
        if (framing.endsRight(frame, frame.length)) {
            ReadTrace trace = open().reads();
            close();
            emit(frame, head, trace, out);
            return at;
        }
        int rest = strict ? end - at : 0;
        byte[] all = joined(frame, buffer, at, at + rest);
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
                ? noHeader(all, 0, all.length, trace, nanos, out)
                : begin(all, 0, all.length, nanos, out);
        readOn(all, from, nanos, out);
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
        framedNanos = lastNanos;
        givePending(out);
        pending = message;
    }

    /** Gives bytes that are no header with an explanation, and returns the index after them. */
    private int noHeader(byte[] buffer, int at, int end, ReadTrace trace, long nanos, Consumer<Message> out) {
        int taken = lookBack(buffer, at, end, trace, nanos, out);
        givePending(out);
        if (taken > at) {
            return taken;
        }
        if (owed().due(explainer().frames()) > 0) {
            return giveOwed(buffer, at, end, out);
        }
        int next = search.next(buffer, at + 1, end, unframed);
        if (next == end) {
            unframed = true;
            resume(lost().begin(Arrays.copyOfRange(buffer, at, end), trace, reads, nanos, out), nanos, out);
            return end;
        }
        Finding why = explainer().explain(buffer, at, next);
        int upTo = strict ? end : next;
        giveUnframed(Arrays.copyOfRange(buffer, at, upTo), trace.slice(0, upTo - at), why, upTo == end, out);
        return upTo;
    }

    /**
     * Looks for the missing header in the frame before, and divides that frame anew if it is not given yet or can be
     * taken back.
     *
     * @return the index behind the bytes that are explained; {@code at} if none are
     */
    private int lookBack(byte[] buffer, int at, int end, ReadTrace trace, long nanos, Consumer<Message> out) {
        Message frame = pending;
        byte[] before = frame == null ? explainer().before() : frame.bytes();
        LookBack look = explainer().lookBack();
        if (before == null || look == null) {
            return at;
        }
        int head = frame == null ? explainer().headerBefore() : frame.headerLength();
        long said = frame == null ? explainer().saidBefore() : frame.bodyLength();
        byte[] all = joined(before, buffer, at, end);
        LookBack.Cut cut = look.of(all, head, before.length, said, all.length, owed().over())
                .orElse(null);
        if (cut == null) {
            return at;
        }
        if (frame != null) {
            pending = null;
            cutAnew(cut, all, frame.reads().followedBy(reads, end - at), nanos, out);
            return end;
        }
        // A header of many bytes is no other bytes by accident, whatever the reason is for which it stands there.
        boolean isCertain = cut.finding().certainty() == Certainty.CERTAIN || framing.isUnmistakable();
        FramingExplainer.Better better = new FramingExplainer.Better(
                cut, all, 1, before.length, explainer().readsBefore());
        if (isCertain && !strict && RevisableOutput.takeBack(out, 1, before.length)) {
            long gap = (nanos - framedNanos) / 1_000 - trace.micros();
            cutAnew(cut, all, better.reads().joined(trace, gap), nanos, out);
            return end;
        }
        return goOn(better, buffer, at, end, nanos, out);
    }

    /** Gives the beginning of bytes that a cut divides, and reads the others. */
    private void cutAnew(LookBack.Cut cut, byte[] all, ReadTrace trace, long nanos, Consumer<Message> out) {
        LengthGuess guess = cut.guess();
        if (guess != null) {
            unframed = true;
            resume(lost().begin(guess, cut.finding(), all, trace, reads, nanos, out), nanos, out);
            return;
        }
        int size = strict ? all.length : cut.size();
        FrameStatus shape = cut.isGlued() ? FrameStatus.UNFRAMED : FrameStatus.PARTIAL;
        int body = cut.isGlued() ? size : cut.size() - cut.header();
        if (strict) {
            refusal = cut.finding();
        }
        explainer().lost();
        owed().note(cut, explainer().frames());
        out.accept(new Message(
                shape, Arrays.copyOf(all, size), cut.header(), body, trace.slice(0, size), List.of(cut.finding())));
        readOn(all, size, trace, nanos, out);
    }

    /** Reads on in a frame whose beginning was given with the frame before it, and returns the index behind it. */
    private int goOn(
            FramingExplainer.Better better, byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        LookBack.Cut cut = better.cut();
        LengthGuess guess = cut.guess() == null ? framing.agreement().header() : cut.guess();
        LookBack.Crossing crossing = LookBack.crossing(guess, better.all(), cut.next(), better.given(), maxBody);
        if (guess == null || crossing == null) {
            return at;
        }
        if (cut.guess() != null) {
            return goOnWith(guess, crossing, cut.finding(), buffer, at, end, nanos, out);
        }
        Finding why = cut.isGlued() ? explainer().glued(better.all(), cut.size()) : cut.finding();
        if (strict) {
            giveUnframed(Arrays.copyOfRange(buffer, at, end), ReadTrace.single(reads, end - at), why, true, out);
            return end;
        }
        owed().note(cut, explainer().frames());
        header = crossing.header();
        length = crossing.body();
        ofOpen = why;
        length -= owed().shortens(length);
        return proceed(buffer, at, end, nanos, out);
    }

    /** Gives the rest of a frame of another framing, of which the beginning was given, and reads on with it. */
    private int goOnWith(
            LengthGuess guess,
            LookBack.Crossing crossing,
            Finding why,
            byte[] buffer,
            int at,
            int end,
            long nanos,
            Consumer<Message> out) {
        int size = crossing.header() + (int) crossing.body();
        if (size > end - at || strict) {
            return at;
        }
        unframed = true;
        explainer().lost();
        out.accept(new Message(
                FrameStatus.UNFRAMED,
                Arrays.copyOfRange(buffer, at, at + size),
                crossing.header(),
                (int) crossing.body(),
                ReadTrace.single(reads, size),
                List.of(why)));
        lost().carry(guess, why);
        if (at + size < end) {
            byte[] rest = Arrays.copyOfRange(buffer, at + size, end);
            resume(lost().begin(rest, ReadTrace.single(reads, rest.length), reads, nanos, out), nanos, out);
        }
        return end;
    }

    /** Gives the rest of a body that another sender's frame interrupted, and returns the index behind it. */
    private int giveOwed(byte[] buffer, int at, int end, Consumer<Message> out) {
        int part = Math.min(owed().due(explainer().frames()), end - at);
        out.accept(new Message(
                FrameStatus.PARTIAL,
                Arrays.copyOfRange(buffer, at, at + part),
                0,
                part,
                ReadTrace.single(reads, part),
                List.of(owed().came(part))));
        explainer().interrupted();
        return at + part;
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
        if (!frameOpen() || missing != null && isOther(rest, out)) {
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

    /** Gives a frame that was too long as other frames if its bytes, all of which are kept, certainly are these. */
    private boolean isOther(Remainder rest, Consumer<Message> out) {
        byte[] bytes = open().bytes();
        LookBack.Cut cut = rest.isAllKept() ? explainer().otherLength(bytes).orElse(null) : null;
        if (cut == null) {
            return false;
        }
        ReadTrace trace = open().reads();
        close();
        cutAnew(cut, bytes, trace, lastNanos, out);
        return true;
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
            return;
        }
        if (!unframed) {
            examine(missing, true, out);
        }
        if (unframed) {
            resume(lost().end(out), lastNanos, out);
        }
        giveOpen(FrameStatus.PARTIAL, missing, out);
        givePending(out);
    }

    @Override
    public long pauseNanos() {
        if (!frameOpen() || remainder != null && (silenceExamined || !remainder.isAllKept())) {
            return 0;
        }
        return unframed ? lost().pauseNanos() : silenceExamined ? 0 : SILENCE_NANOS;
    }

    @Override
    public void pause(Consumer<Message> out) {
        if (!frameOpen() || refusal != null) {
            return;
        }
        if (remainder != null) {
            silenceExamined = true;
            isOther(remainder, out);
        } else if (unframed) {
            resume(lost().pause(out), lastNanos, out);
        } else {
            silenceExamined = true;
            examine(FramingExplainer.MissingRest.WAITED, false, out);
        }
    }

    /**
     * Examines whether an open frame whose rest does not come is another one, and gives its bytes as that.
     *
     * @param rest the reason why it does not come
     * @param isLast whether the frame ends here, so that a header inside it is one
     */
    private void examine(FramingExplainer.MissingRest rest, boolean isLast, Consumer<Message> out) {
        if (!frameOpen() || length < 0 || ofOpen != null) {
            return;
        }
        byte[] bytes = open().bytes();
        FramingExplainer.Better wider = strict ? null : explainer().wider(bytes);
        if (wider != null) {
            divide(wider, bytes, out);
            return;
        }
        LookBack.Cut cut = explainer().examine(bytes, header, length, rest, isLast, owed().over());
        if (cut != null) {
            ReadTrace trace = open().reads();
            close();
            cutAnew(cut, bytes, trace, lastNanos, out);
            givePending(out);
            return;
        }
        FramingExplainer.Better again = strict ? null : explainer().countedItself(bytes);
        if (again != null) {
            divide(again, bytes, out);
        }
    }

    /** Divides the open frame and those before it anew; what of these stays is not given again. */
    private void divide(FramingExplainer.Better better, byte[] bytes, Consumer<Message> out) {
        long gap = (open().openedNanos() - framedNanos) / 1_000;
        ReadTrace trace = better.reads().joined(open().reads(), gap);
        close();
        if (RevisableOutput.takeBack(out, better.frames(), better.given())) {
            cutAnew(better.cut(), better.all(), trace, lastNanos, out);
            givePending(out);
        } else {
            goOn(better, bytes, 0, bytes.length, lastNanos, out);
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        if (!frameOpen()) {
            return;
        }
        if (remainder != null) {
            Remainder late = remainder.afterDeadline();
            giveRest(remainder, FramingExplainer.MissingRest.WAITED, out);
            remainder = remainder == null ? null : late;
            return;
        }
        if (!unframed) {
            examine(FramingExplainer.MissingRest.WAITED, true, out);
            if (!frameOpen()) {
                return;
            }
        }
        if (unframed) {
            resume(lost().end(out), lastNanos, out);
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
        Finding why = ofOpen != null ? ofOpen : explainer().incomplete(bytes, header, length, rest);
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
        ofOpen = null;
    }
}
