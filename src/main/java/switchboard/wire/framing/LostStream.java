package switchboard.wire.framing;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.wire.Finding;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.RevisableOutput;
import switchboard.wire.explain.GuessSearch;
import switchboard.wire.explain.LengthGuess;
import switchboard.wire.explain.StreamJudge;

/**
 * The bytes of a stream whose framing is lost. Gathers what comes without a pause, has it explained, and finds the
 * header with which the framing goes on.
 *
 * <p>Used by the thread of its reader.
 */
final class LostStream {
    /** The silence in nanoseconds that ends what was sent in one go. */
    private static final long PAUSE_NANOS = 50_000_000L;

    /** The most bytes of text that are shown without a pause. */
    private static final int TYPED = 512;

    /**
     * The number of held bytes from which on they are judged again only when they have grown by an eighth or their
     * sender pauses, because small reads may bring very many of them.
     */
    private static final int MANY = 8_192;

    /** The most bytes and rows that are divided again when later bytes show frames in them. */
    private static final int MOST_BYTES = 4_096;

    private static final int MOST_ROWS = 64;

    private static final byte[] NOTHING = {};

    private final FrameBuffer held;
    private final HeaderSearch search;
    private final FramingExplainer explainer;
    private final StreamJudge judge;
    private final int width;
    private final int most;
    private final boolean strict;

    /** Whether the held bytes may be the beginning of something; otherwise they only come without a pause. */
    private boolean waits;

    /** Whether the held bytes were judged after a pause, so that only a longer silence is a reason to judge again. */
    private boolean paused;

    /** The bytes that are missing to the next judgement; 0 if each read is one. */
    private long missing;

    private long lastNanos;
    private long lastRead;
    private @Nullable Finding refusal;

    /** The last bytes that were given without a frame in them; null if there are none, or too many. */
    private @Nullable Loose loose;

    /** Bytes that were given in some rows, the reads that brought them, and the time of the last of these. */
    private record Loose(int rows, byte[] bytes, ReadTrace trace, long nanos) {}

    LostStream(FrameBuffer held, LengthPrefix framing, FramingExplainer explainer, int most, boolean strict) {
        this.held = held;
        this.search = new HeaderSearch(framing, most);
        this.explainer = explainer;
        this.judge = new StreamJudge(framing.agreement(), most);
        this.width = framing.headerLength();
        this.most = most;
        this.strict = strict;
    }

    /** Returns the reason why a strict reader stops; null as long as it reads. */
    @Nullable
    Finding refusal() {
        return refusal;
    }

    /**
     * Takes the first bytes that are no frame.
     *
     * @return the bytes with which the framing goes on; null while it is lost
     */
    byte @Nullable [] begin(byte[] bytes, ReadTrace trace, long read, long nanos, Consumer<Message> out) {
        note(read, nanos);
        FramingExplainer.Empty empty = explainer.empty();
        loose = empty == null ? null : new Loose(empty.frames(), empty.bytes(), empty.reads(), nanos);
        return judged(bytes, trace, StreamJudge.Moment.READ, out);
    }

    /** Takes bytes that a guess divides into frames, with the finding that says so. */
    byte @Nullable [] begin(
            LengthGuess guess,
            Finding finding,
            byte[] bytes,
            ReadTrace trace,
            long read,
            long nanos,
            Consumer<Message> out) {
        note(read, nanos);
        loose = null;
        return give(judge.as(guess, finding, bytes), bytes, trace, out);
    }

    /** Takes over a guess with which the stream goes on, and the finding that said so. */
    void carry(LengthGuess guess, Finding finding) {
        judge.carry(guess, finding);
    }

    private void note(long read, long nanos) {
        lastRead = read;
        lastNanos = nanos;
    }

    /**
     * Takes the bytes of one read.
     *
     * @return the bytes with which the framing goes on; null while it is lost
     */
    byte @Nullable [] accept(byte[] buffer, int at, int end, long read, long nanos, Consumer<Message> out) {
        if (held.isEmpty()) {
            clear();
        }
        long gap = nanos - lastNanos;
        if (!held.isEmpty() && gap >= PAUSE_NANOS) {
            byte[] again = settled(
                    gap >= BufferingReader.SILENCE_NANOS ? StreamJudge.Moment.SILENCE : StreamJudge.Moment.PAUSE, out);
            if (again != null) {
                return BufferingReader.joined(again, buffer, at, end);
            }
        }
        boolean isMore = gap < PAUSE_NANOS && judge.isRepeating();
        // Text that somebody may have typed or meant as a message is shown at once.
        boolean gathers = held.isEmpty()
                ? isMore && !judge.knowsGuess() && (end - at > TYPED || !GuessSearch.isText(buffer, at, end))
                : !waits;
        note(read, nanos);
        paused = false;
        if (!judge.knowsGuess()) {
            byte[] again = resynchronised(buffer, at, end, out);
            if (again != null) {
                return again;
            }
        }
        if (!held.append(buffer, at, end - at, read, nanos)) {
            byte[] again = settled(StreamJudge.Moment.SILENCE, out);
            if (again != null) {
                return BufferingReader.joined(again, buffer, at, end);
            }
            byte[] bytes = Arrays.copyOfRange(buffer, at, end);
            return judged(bytes, ReadTrace.single(read, bytes.length), StreamJudge.Moment.SILENCE, out);
        }
        missing -= end - at;
        if (held.size() >= most + width) {
            return settled(StreamJudge.Moment.SILENCE, out);
        }
        return gathers || missing > 0 ? null : settled(StreamJudge.Moment.READ, out);
    }

    /** Returns the bytes from the next header on that is no other bytes by accident; null if there is none. */
    private byte @Nullable [] resynchronised(byte[] buffer, int at, int end, Consumer<Message> out) {
        byte[] tail = held.isEmpty() ? NOTHING : held.tail(width - 1);
        byte[] searched = BufferingReader.joined(tail, buffer, at, end);
        int header = search.unmistakable(searched, 0, searched.length);
        if (header == searched.length) {
            return null;
        }
        byte[] all = BufferingReader.joined(held.bytes(), buffer, at, end);
        int from = held.size() - tail.length + header;
        ReadTrace trace = held.readsWith(end - at, lastRead, lastNanos);
        clear();
        byte[] before = from == 0
                ? null
                : judged(Arrays.copyOf(all, from), trace.slice(0, from), StreamJudge.Moment.SILENCE, out);
        agreed();
        return Arrays.copyOfRange(all, before == null ? from : from - before.length, all.length);
    }

    /** Returns the silence in nanoseconds after which {@link #pause} is called; 0 if no bytes are held. */
    long pauseNanos() {
        return held.isEmpty() ? 0 : paused ? BufferingReader.SILENCE_NANOS : PAUSE_NANOS;
    }

    /** Explains the held bytes after a pause; see {@link #accept} for the result. */
    byte @Nullable [] pause(Consumer<Message> out) {
        StreamJudge.Moment moment = paused ? StreamJudge.Moment.SILENCE : StreamJudge.Moment.PAUSE;
        paused = true;
        return settled(moment, out);
    }

    /** Explains all held bytes, because no more come or their time is over; see {@link #accept} for the result. */
    byte @Nullable [] end(Consumer<Message> out) {
        return settled(StreamJudge.Moment.SILENCE, out);
    }

    private byte @Nullable [] settled(StreamJudge.Moment moment, Consumer<Message> out) {
        if (held.isEmpty()) {
            return null;
        }
        byte[] bytes = held.bytes();
        ReadTrace trace = held.reads();
        clear();
        return judged(bytes, trace, moment, out);
    }

    private byte @Nullable [] judged(byte[] bytes, ReadTrace trace, StreamJudge.Moment moment, Consumer<Message> out) {
        Loose before = loose;
        if (before != null && !strict) {
            byte[] all = BufferingReader.joined(before.bytes(), bytes, 0, bytes.length);
            LengthGuess proven = judge.proven(all, moment);
            if (proven != null && RevisableOutput.takeBack(out, before.rows(), before.bytes().length)) {
                long gap = (lastNanos - before.nanos()) / 1_000 - trace.micros();
                loose = null;
                return give(judge.divided(proven, all), all, before.trace().joined(trace, gap), out);
            }
            if (proven != null && !judge.knowsGuess()) {
                return give(judge.behind(proven, all, bytes.length), bytes, trace, out);
            }
        }
        return give(judge.judge(bytes, moment, (all, end) -> explainer.explain(all, 0, end)), bytes, trace, out);
    }

    /** Notes that the agreed framing goes on. */
    private void agreed() {
        judge.forget();
        loose = null;
    }

    /** Keeps the bytes of a row that was given, unless it is a frame. */
    private void keep(Message row) {
        Loose before = loose;
        if (row.headerLength() > 0 || row.size() > MOST_BYTES) {
            loose = null;
        } else if (before == null) {
            loose = new Loose(1, row.bytes(), row.reads(), lastNanos);
        } else if (before.rows() == MOST_ROWS || before.bytes().length + row.size() > MOST_BYTES) {
            loose = null;
        } else {
            long gap = (lastNanos - before.nanos()) / 1_000 - row.reads().micros();
            loose = new Loose(
                    before.rows() + 1,
                    BufferingReader.joined(before.bytes(), row.bytes(), 0, row.size()),
                    before.trace().joined(row.reads(), gap),
                    lastNanos);
        }
    }

    private byte @Nullable [] give(
            StreamJudge.Judgement judgement, byte[] bytes, ReadTrace trace, Consumer<Message> out) {
        List<StreamJudge.Piece> pieces = judgement.pieces();
        if (strict && !pieces.isEmpty()) {
            // One line for the reason; the reader goes on with nothing.
            List<Finding> findings = pieces.getFirst().findings();
            refusal = findings.getFirst();
            explainer.lost();
            int header = pieces.size() > 1 ? 0 : pieces.getFirst().header();
            out.accept(new Message(FrameStatus.UNFRAMED, bytes, header, bytes.length - header, trace, findings));
            return null;
        }
        int at = 0;
        for (StreamJudge.Piece piece : pieces) {
            byte[] own = pieces.size() == 1 && piece.size() == bytes.length
                    ? bytes
                    : Arrays.copyOfRange(bytes, at, at + piece.size());
            explainer.lost();
            Message row = new Message(
                    FrameStatus.UNFRAMED,
                    own,
                    piece.header(),
                    own.length - piece.header(),
                    trace.slice(at, own.length),
                    piece.findings());
            out.accept(row);
            keep(row);
            at += own.length;
        }
        byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
        return switch (judgement.rest()) {
            case NONE -> {
                waits = false;
                yield null;
            }
            case AGREED -> {
                agreed();
                yield rest;
            }
            case WAITS -> {
                waits = true;
                missing = Math.max(judge.missing(rest), rest.length < MANY ? 0 : rest.length / 8);
                yield held.append(rest, 0, rest.length, lastRead, lastNanos)
                        ? null
                        : judged(rest, trace.slice(at, rest.length), StreamJudge.Moment.SILENCE, out);
            }
        };
    }

    private void clear() {
        held.clear();
        missing = 0;
        waits = false;
    }
}
