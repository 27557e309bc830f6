package switchboard.wire.framing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.Severity;
import switchboard.wire.explain.BodyFindings;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.explain.GluedSentences;
import switchboard.wire.explain.ProtocolSignatures;
import switchboard.wire.explain.SeemingEnd;
import switchboard.wire.part.BytePattern;

/**
 * Reads messages that certain bytes end, and perhaps others begin.
 *
 * <p>Used by one thread at a time.
 */
final class RecordEndReader extends BufferingReader {
    private static final byte[] NOTHING = {};

    /** The silence in nanoseconds behind which a sender seems to have ended a record. */
    private static final long PAUSE_NANOS = 200_000_000L;

    /** The bytes that are sent if 13 or 10, the decimal numbers of CR and LF, are taken for hexadecimal ones. */
    private static final int HEX_13 = 0x13;

    private static final int HEX_10 = 0x10;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /**
     * The largest number of bytes of an open message that has no deadline. Nobody types more in a line, and such
     * messages of all clients of one address together stay small.
     */
    private static final int MOST_TYPED = 64 << 10;

    private final RecordEnds framing;
    private final byte[] begin;
    private final int maxBody;
    private final EndSearch search;
    private final boolean keepsBegin;
    private final boolean keepsEnd;
    private final boolean slip;

    /** The number of bytes of the open message that are its beginning. */
    private int header;

    private boolean unframed;

    /** The end that this client uses instead of the agreed ones; null if none is known. */
    private @Nullable BytePattern seeming;

    /** The end about which a finding was given; null if none. */
    private @Nullable BytePattern told;

    /** The number of whole records. */
    private long records;

    /** Whether the open message was examined after a silence. */
    private boolean silenceExamined;

    /** The time of the last read. */
    private long lastNanos;

    RecordEndReader(RecordEnds framing, int maxBody, boolean strict, MemoryBudget memory) {
        super(strict, memory);
        this.framing = framing;
        this.begin = framing.begin().bytes();
        this.maxBody = maxBody;
        this.search = new EndSearch(framing.ends());
        this.keepsBegin = framing.keeps().begin;
        this.keepsEnd = framing.keeps().end;
        this.slip = framing.slip();
    }

    @Override
    public void accept(byte[] buffer, int offset, int length, long nanos, Consumer<Message> out) {
        reads++;
        boolean paused = nanos - lastNanos >= PAUSE_NANOS;
        lastNanos = nanos;
        silenceExamined = false;
        int end = offset + length;
        int at = offset;
        if (paused && begin.length == 0 && remainder == null && frameOpen()) {
            learnEnd(buffer, at, end);
        }
        while (at < end && refusal == null) {
            if (remainder != null) {
                at = rest(remainder, buffer, at, end, nanos, out);
            } else {
                at = unframed ? skip(buffer, at, end, out) : proceed(buffer, at, end, nanos, out);
            }
        }
        if (seeming != null && frameOpen() && remainder == null && isIn(seeming, length)) {
            giveSeeming(seeming, false, out);
        }
    }

    /** Returns whether an end stands in the open message and was not there before its last bytes. */
    private boolean isIn(BytePattern end, int last) {
        return SeemingEnd.next(open().tail(last + end.length() - 1), 0, end) >= 0;
    }

    /** Learns the end of a client that paused behind the same bytes twice. */
    private void learnEnd(byte[] buffer, int at, int end) {
        byte[] before = open().bytes();
        BytePattern known = SeemingEnd.of(before).orElse(null);
        if (known == null || !SeemingEnd.isControl(known) || search.isIn(buffer, at, end)) {
            return;
        }
        if (SeemingEnd.of(joined(before, buffer, at, end)).filter(known::equals).isPresent()) {
            seeming = known;
        }
    }

    /**
     * Gives the records of the open message that another end divides.
     *
     * @param all whether what stands behind the last of them is given, too
     */
    private void giveSeeming(BytePattern end, boolean all, Consumer<Message> out) {
        byte[] bytes = open().bytes();
        ReadTrace trace = open().reads();
        int at = 0;
        for (int next = SeemingEnd.next(bytes, 0, end); next >= 0; next = SeemingEnd.next(bytes, at, end)) {
            if (at == 0) {
                forgetOpen();
                search.forget();
            }
            Finding why = told != null && told.equals(end)
                    ? FindingFactory.find(WireText.MORE_OF_THE_SAME_END, Certainty.LIKELY, end.words())
                    : otherEnd(end, SeemingEnd.count(bytes, end));
            told = end;
            out.accept(new Message(
                    FrameStatus.UNFRAMED,
                    Arrays.copyOfRange(bytes, at, next),
                    0,
                    next - at - end.length(),
                    trace.slice(at, next - at),
                    List.of(why)));
            at = next;
        }
        int left = bytes.length - at;
        if (at > 0 && left > 0 && !open().append(bytes, at, left, reads, lastNanos)) {
            give(
                    WireText.RECORD_OPEN,
                    FrameStatus.PARTIAL,
                    Arrays.copyOfRange(bytes, at, bytes.length),
                    trace.slice(at, left),
                    out);
        } else if (all && frameOpen()) {
            giveOpen(WireText.RECORD_OPEN, FrameStatus.PARTIAL, NOTHING, 0, 0, 0, out);
        }
    }

    private Finding otherEnd(BytePattern end, int count) {
        int last = end.bytes()[0] & 0xFF;
        String meant = last == HEX_13 ? "CR" : last == HEX_10 ? "LF" : "";
        if (!meant.isEmpty()) {
            return FindingFactory.find(
                    WireText.OTHER_END_HEXADECIMAL,
                    Certainty.LIKELY,
                    HEX.toHexDigits((byte) last),
                    end.words(),
                    meant.equals("CR") ? "0d (CR)" : "0a (LF)",
                    framing.endsInWords());
        }
        Certainty certainty = count > 1 || SeemingEnd.isControl(end) ? Certainty.LIKELY : Certainty.POSSIBLE;
        String name = Framings.parse("end=" + end).name();
        return FindingFactory.find(WireText.OTHER_END, certainty, end.words(), framing.endsInWords(), name);
    }

    /** Adds bytes to the open message and returns the index after the last byte used. */
    private int proceed(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        int kept = keptBytes();
        int from = at;
        if (header == kept && (slip || header < begin.length)) {
            from = beginning(buffer, at, end);
            if (from < 0) {
                return noBeginning(buffer, at, end, nanos, out);
            }
        }
        int stop = search.next(buffer, from, end);
        int next = stop < 0 ? end : stop;
        int size = kept + next - at;
        // The limit counts the body; as long as the end has not come, its bytes may be among the last ones.
        if (stop < 0 ? size > (long) maxBody + begin.length + search.longest() : bodyLength(size) > maxBody) {
            return tooLong(buffer, at, end, nanos, out);
        }
        if (stop >= 0 && kept == 0) {
            emit(Arrays.copyOfRange(buffer, at, stop), ReadTrace.single(reads, stop - at), out);
            return stop;
        }
        return keep(buffer, at, from, next, end, stop >= 0, nanos, out);
    }

    /** Takes the bytes that begin a message and returns the index behind them; -1 if it does not begin so. */
    private int beginning(byte[] buffer, int at, int end) {
        int from = at;
        while (from < end && (slip || header < begin.length)) {
            byte wanted = slip ? RecordEnds.SLIP_END : begin[header];
            if (buffer[from] != wanted) {
                return slip ? from : -1;
            }
            header++;
            from++;
        }
        return from;
    }

    /** Keeps bytes of a message that several reads bring, and gives it if it is whole. */
    private int keep(
            byte[] buffer, int at, int from, int next, int end, boolean whole, long nanos, Consumer<Message> out) {
        if (!open().append(buffer, at, next - at, reads, nanos)) {
            overloaded(buffer, at, end, nanos, out);
            return end;
        }
        if (whole) {
            byte[] record = open().bytes();
            ReadTrace trace = open().reads();
            forgetOpen();
            emit(record, trace, out);
        } else {
            search.remember(buffer, from, end);
        }
        return next;
    }

    private int tooLong(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        if (!strict) {
            return skipRecord(buffer, at, end, nanos, out);
        }
        // A strict reader reads no further, so the rest of this read belongs to the message that it refuses.
        WireText code = framing.isLines() ? WireText.LINE_TOO_LONG : WireText.RECORD_TOO_LONG;
        giveOpen(code, FrameStatus.UNFRAMED, buffer, at, end, nanos, out);
        return end;
    }

    /** Skips the rest of the open message, which is too long, and keeps only its beginning. */
    private int skipRecord(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        int body = Math.min(maxBody, Remainder.KEPT);
        int most = keepsBegin ? Math.max(header, body) : header + body;
        int came = keptBytes();
        if (came > most) {
            open().keepFirst(most);
        }
        Remainder begun = Remainder.ofTooLong(open(), came, Remainder.UP_TO_END, most);
        remainder = begun;
        return rest(begun, buffer, at, end, nanos, out);
    }

    /** Takes bytes of a message that was given up, up to its end, and returns the index after the last one. */
    private int rest(Remainder rest, byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        if (rest.isLate() && !frameOpen() && begin.length > 0 && nextBeginning(buffer, at, end) == at) {
            // Behind a deadline the sender may have begun anew.
            close();
            return at;
        }
        int from = at + Math.max(0, header - keptBytes());
        int stop = search.next(buffer, from, end);
        int next = takeRest(rest, buffer, at, stop < 0 ? end : stop, end, nanos, out);
        if (stop < 0) {
            search.remember(buffer, from, end);
        } else {
            giveRest(rest, true, out);
            close();
        }
        return next;
    }

    /** Gives the bytes of a message that was given up; {@code ended} says whether its end has come. */
    private void giveRest(Remainder rest, boolean ended, Consumer<Message> out) {
        if (frameOpen()) {
            giveRemainder(
                    rest.isLate() ? late(rest, ended) : tooLong(rest, ended),
                    rest.isLate() || keepsBegin ? 0 : header,
                    out);
        }
    }

    private Finding late(Remainder rest, boolean ended) {
        return ended && rest.skippedBytes() > 0 ? rest.lateFinding(foundInHex()) : rest.lateFinding();
    }

    private Finding tooLong(Remainder rest, boolean ended) {
        if (ended && !framing.isEndedByLineFeed()) {
            return FindingFactory.find(
                    WireText.RECORD_TOO_LONG_SKIPPED,
                    Certainty.CERTAIN,
                    maxBody,
                    keptBytes(),
                    rest.skippedBytes(),
                    foundInHex());
        }
        WireText unfinished =
                framing.isLines() ? WireText.LINE_TOO_LONG_UNFINISHED : WireText.RECORD_TOO_LONG_UNFINISHED;
        WireText code = ended ? WireText.LINE_TOO_LONG_SKIPPED : unfinished;
        return FindingFactory.find(code, Certainty.CERTAIN, maxBody, keptBytes(), rest.skippedBytes());
    }

    private String foundInHex() {
        return HEX.formatHex(search.found());
    }

    private void emit(byte[] record, ReadTrace trace, Consumer<Message> out) {
        int head = keepsBegin ? 0 : header;
        int body = bodyLength(record.length);
        // A beginning and an end that are kept are agreed, so nothing is to be said about them.
        int inside = record.length - header - search.found().length;
        List<Finding> findings = BodyFindings.of(record, header, inside);
        if (findings.isEmpty()
                && inside > 0
                && (record[header] == '$' || record[header] == '!' || record[header] == '\\')) {
            findings = GluedSentences.of(record, header, inside).map(List::of).orElse(findings);
        }
        header = 0;
        search.forget();
        seeming = null;
        told = null;
        records++;
        out.accept(new Message(FrameStatus.FRAMED, record, head, body, trace, findings));
    }

    private int bodyLength(int size) {
        return size - (keepsBegin ? 0 : header) - (keepsEnd ? 0 : search.found().length);
    }

    /** Gives bytes that do not begin as agreed, up to the next beginning, and returns the index behind them. */
    private int noBeginning(byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        int next = strict ? end : nextBeginning(buffer, at + 1, end);
        unframed = next == end;
        giveOpen(WireText.NO_BEGINNING, FrameStatus.UNFRAMED, buffer, at, next, nanos, out);
        return next;
    }

    /** Gives a read as it is, up to the next beginning, while the framing is lost. */
    private int skip(byte[] buffer, int at, int end, Consumer<Message> out) {
        int next = nextBeginning(buffer, at, end);
        unframed = next == end;
        if (next > at) {
            byte[] bytes = Arrays.copyOfRange(buffer, at, next);
            give(WireText.NO_BEGINNING, FrameStatus.UNFRAMED, bytes, ReadTrace.single(reads, bytes.length), out);
        }
        return next;
    }

    private int nextBeginning(byte[] buffer, int from, int end) {
        for (int at = from; at + begin.length <= end; at++) {
            if (Arrays.equals(begin, 0, begin.length, buffer, at, at + begin.length)) {
                return at;
            }
        }
        return end;
    }

    /** Gives the buffered bytes and the new ones as one message, with the reason why they are none of this framing. */
    private void giveOpen(
            WireText code, FrameStatus shape, byte[] buffer, int at, int end, long nanos, Consumer<Message> out) {
        int kept = keptBytes();
        byte[] bytes = new byte[kept + end - at];
        open().peek(bytes, kept);
        System.arraycopy(buffer, at, bytes, kept, end - at);
        ReadTrace trace = end == at ? open().reads() : open().readsWith(end - at, reads, nanos);
        forgetOpen();
        search.forget();
        header = 0;
        give(code, shape, bytes, trace, out);
    }

    private void give(WireText code, FrameStatus shape, byte[] bytes, ReadTrace trace, Consumer<Message> out) {
        Finding why = why(code, bytes);
        if (strict && why.severity() == Severity.PROBLEM) {
            refusal = why;
        }
        out.accept(new Message(shape, bytes, 0, bytes.length, trace, List.of(why)));
    }

    private Finding why(WireText code, byte[] bytes) {
        String quote = Escapes.quote(bytes, 0, bytes.length);
        return switch (code) {
            case LINE_TOO_LONG, RECORD_TOO_LONG -> FindingFactory.find(code, Certainty.CERTAIN, quote, maxBody);
            case RECORD_OPEN, RECORD_LAST, RECORD_UNFINISHED ->
                FindingFactory.find(code, Certainty.CERTAIN, quote, framing.endsInWords());
            case NO_BEGINNING ->
                ProtocolSignatures.of(bytes, 0, bytes.length)
                        .orElseGet(() -> FindingFactory.find(
                                code, Certainty.CERTAIN, quote, framing.begin().words()));
            default -> FindingFactory.find(code, Certainty.CERTAIN, quote);
        };
    }

    @Override
    public void end(Consumer<Message> out) {
        if (remainder == null && frameOpen() && slip && header == keptBytes()) {
            // Ends between which nothing stands are no message (RFC 1055), but their bytes are kept.
            byte[] bytes = open().bytes();
            Message empty = new Message(FrameStatus.FRAMED, bytes, bytes.length, 0, open().reads(), List.of());
            close();
            out.accept(empty);
        } else {
            giveLast(true, out);
        }
    }

    @Override
    public void cut(Consumer<Message> out) {
        if (remainder == null && frameOpen() && slip && header == keptBytes()) {
            end(out);
        } else {
            giveLast(false, out);
        }
    }

    /** Gives the open message; {@code finished} says whether the client finished sending behind it. */
    private void giveLast(boolean finished, Consumer<Message> out) {
        if (remainder != null) {
            giveRest(remainder, false, out);
            return;
        }
        if (frameOpen() && begin.length == 0) {
            SeemingEnd.of(open().bytes()).ifPresent(end -> giveSeeming(end, false, out));
        }
        if (frameOpen() && finished && begin.length == 0 && records > 0) {
            // Many clients end lines only between them; the last one is complete for those.
            giveOpen(WireText.RECORD_LAST, FrameStatus.FRAMED, NOTHING, 0, 0, 0, out);
        } else if (frameOpen()) {
            WireText code = framing.isLines() ? WireText.LINE_UNFINISHED : WireText.RECORD_UNFINISHED;
            giveOpen(code, FrameStatus.PARTIAL, NOTHING, 0, 0, 0, out);
        }
    }

    /** Returns whether a message has a deadline: one that has begun visibly or is being skipped, but no typed line. */
    @Override
    public boolean isTimed() {
        return remainder != null || begin.length > 0 || keptBytes() > MOST_TYPED;
    }

    @Override
    public long pauseNanos() {
        boolean waits = remainder == null && begin.length == 0 && frameOpen() && !silenceExamined;
        return waits ? SILENCE_NANOS : 0;
    }

    @Override
    public void pause(Consumer<Message> out) {
        if (remainder != null || begin.length > 0 || !frameOpen()) {
            return;
        }
        silenceExamined = true;
        BytePattern end = SeemingEnd.of(open().bytes()).orElse(null);
        if (end != null) {
            seeming = end;
            giveSeeming(end, true, out);
        } else {
            giveOpen(WireText.RECORD_OPEN, FrameStatus.PARTIAL, NOTHING, 0, 0, 0, out);
        }
    }

    @Override
    public void expire(Consumer<Message> out) {
        if (strict && !isTimed()) {
            pause(out);
        } else if (frameOpen()) {
            Remainder before = remainder;
            giveLast(false, out);
            // The bytes up to the next end belong to the message that was given.
            remainder = before == null ? Remainder.late(open(), Remainder.UP_TO_END, maxBody) : before.afterDeadline();
            header = 0;
        }
    }

    @Override
    public int promisedBytes() {
        return 0;
    }

    @Override
    public boolean unframed() {
        return unframed;
    }

    @Override
    public void close() {
        forgetOpen();
        remainder = null;
        header = 0;
        search.forget();
    }
}
