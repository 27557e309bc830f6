package switchboard.wire.framing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.Utf8;
import switchboard.wire.explain.Agreement;
import switchboard.wire.explain.FindingFactory;
import switchboard.wire.explain.GuessSearch;
import switchboard.wire.explain.LengthGuess;
import switchboard.wire.explain.LookBack;
import switchboard.wire.explain.MalformedHeaders;
import switchboard.wire.explain.ProtocolSignatures;
import switchboard.wire.explain.SeemingEnd;
import switchboard.wire.explain.StreamJudge;
import switchboard.wire.part.BcdField;
import switchboard.wire.part.BinaryField;
import switchboard.wire.part.BytePattern;
import switchboard.wire.part.Counting;
import switchboard.wire.part.DecimalField;

/**
 * Explains bytes that are no frame, from what the same connection sent before.
 *
 * <p>Exact signatures come first, then the frame before and the arithmetic of lengths, then the appearance of the
 * text.
 *
 * <p>Used by the thread of its reader.
 */
final class FramingExplainer {
    /** The longest body, in bytes, that is kept for the arithmetic; of a longer one only the end is examined. */
    private static final int KEPT_BODY = 1_024;

    /** The largest length that an explanation states; a larger number is no length that a client means. */
    private static final long SURELY_NO_LENGTH = 999_999_999_999L;

    /**
     * The length from which a binary one is more likely in the other byte order: only beyond the largest limit, 16 MiB,
     * the highest of four bytes is not zero, as the lowest one of a usual length is.
     */
    private static final long SURELY_ANOTHER_ORDER = 1L << 24;

    /** The most empty frames that are one length: it has 8 bytes at most, and the last one is not 0. */
    private static final int MOST_EMPTY = 7;

    /** The reason why the rest of a frame did not come, with the texts for header, body and a body too long. */
    enum MissingRest {
        /** The peer ended its direction of the stream (half-close). */
        ENDED(WireText.HEADER_INCOMPLETE_ENDED, WireText.BODY_INCOMPLETE_ENDED, WireText.TOO_LONG_ENDED),
        /** The connection broke, or this side closed it. */
        CUT(WireText.HEADER_INCOMPLETE_CUT, WireText.BODY_INCOMPLETE_CUT, WireText.TOO_LONG_CUT),
        /** The frame's deadline passed. */
        WAITED(WireText.HEADER_INCOMPLETE_WAITED, WireText.BODY_INCOMPLETE_WAITED, WireText.TOO_LONG_WAITED);

        private final WireText header;
        private final WireText body;
        private final WireText tooLong;

        MissingRest(WireText header, WireText body, WireText tooLong) {
            this.header = header;
            this.body = body;
            this.tooLong = tooLong;
        }
    }

    /** The causes whose sentences and repairs speak of digits that spaces fill up. */
    private static final Set<Cause> OF_SPACES = EnumSet.of(
            Cause.NO_HEADER,
            Cause.UNKNOWN,
            Cause.HEADER_UNPADDED,
            Cause.HEADER_NUL_PADDED,
            Cause.HEADER_TOO_WIDE,
            Cause.BAD_NUMBER);

    private final LengthPrefix framing;
    /** Created at the first use, because clients that do nothing wrong need none. */
    private @Nullable Agreement agreement;

    private final int width;
    private final boolean unmistakable;
    private final int maxBody;

    /** The whole last frame if it directly precedes the bytes to explain and its body is short enough. */
    private byte @Nullable [] before;

    /** The reads of {@link #before}. */
    private ReadTrace readsBefore = ReadTrace.NONE;

    /** The empty frames that directly precede the bytes to explain; null if there are none. */
    private @Nullable Empty empty;

    private int headerBefore;
    private int missingBefore;
    private long saidBefore;
    private boolean afterFrame;
    private long frames;

    FramingExplainer(LengthPrefix framing, int maxBody) {
        this.framing = framing;
        this.width = framing.headerLength();
        this.unmistakable = framing.isUnmistakable();
        this.maxBody = maxBody;
    }

    /** Empty frames that follow each other: they may be the upper bytes of a wider length. */
    record Empty(int frames, byte[] bytes, ReadTrace reads) {}

    /**
     * A better division of frames that were given and of the open one behind them.
     *
     * @param all the bytes of all of them
     * @param frames the number of frames that were given
     * @param given their bytes
     * @param reads the reads that brought these
     */
    record Better(LookBack.Cut cut, byte[] all, int frames, int given, ReadTrace reads) {}

    private Agreement agreement() {
        Agreement known = agreement;
        return known == null ? agreement = framing.agreement() : known;
    }

    /** Notes a complete frame. */
    void framed(Message message) {
        frames++;
        afterFrame = true;
        saidBefore = message.bodyLength();
        headerBefore = message.headerLength();
        before = message.bodyLength() <= KEPT_BODY ? message.bytes() : null;
        readsBefore = before == null ? ReadTrace.NONE : message.reads();
        empty = message.bodyLength() > 0 || isDecimal() ? null : followed(empty, message);
        missingBefore =
                before == null ? Utf8.missingAtEnd(message.bytes(), message.headerLength(), message.bodyLength()) : 0;
    }

    private static Empty followed(@Nullable Empty known, Message message) {
        return known == null || known.frames() == MOST_EMPTY
                ? new Empty(1, message.bytes(), message.reads())
                : new Empty(
                        known.frames() + 1,
                        BufferingReader.joined(known.bytes(), message.bytes(), 0, message.size()),
                        known.reads().joined(message.reads(), 0));
    }

    /** Returns the empty frames that directly precede the next bytes; null if there are none. */
    @Nullable
    Empty empty() {
        return afterFrame && framing.isBare() ? empty : null;
    }

    /** Returns the last frame if it directly precedes the next bytes and is short enough to be kept; null otherwise. */
    byte @Nullable [] before() {
        return afterFrame ? before : null;
    }

    /** Returns the reads that brought the frame {@link #before}. */
    ReadTrace readsBefore() {
        return readsBefore;
    }

    /** Returns the width of the header of the frame {@link #before}. */
    int headerBefore() {
        return headerBefore;
    }

    /** Returns the length of the body of the frame {@link #before}. */
    long saidBefore() {
        return saidBefore;
    }

    /** Returns the explainer of lost headers by the frame before; null if this framing has none. */
    @Nullable
    LookBack lookBack() {
        LengthGuess header = agreement().header();
        return header == null || !agreement().bare() ? null : new LookBack(header, maxBody);
    }

    /**
     * Returns how the bytes of an open frame whose rest does not come are to be divided; null if they are no other
     * frames.
     *
     * @param header the width of its header in bytes
     * @param said the length in its header
     * @param rest the reason why it does not come
     * @param isLast whether the frame ends here, so that a header inside it is one
     * @param over the bytes that the length before counted too many; 0 if none
     */
    LookBack.@Nullable Cut examine(byte[] bytes, int header, long said, MissingRest rest, boolean isLast, int over) {
        LookBack look = lookBack();
        if (look == null) {
            return null;
        }
        int end = bytes.length;
        return look.glued(bytes, header, end)
                .or(() -> look.wider(bytes, end))
                .or(() -> isLast ? look.tooLarge(bytes, header, end, said, end, over) : Optional.empty())
                .or(() -> countsItself(bytes, header, said, rest))
                .or(() -> otherLength(bytes))
                .orElse(null);
    }

    /** Returns the division of empty frames and of the open one as one with a wider length; null if none fits. */
    @Nullable
    Better wider(byte[] open) {
        Empty before = empty();
        if (before == null) {
            return null;
        }
        byte[] all = BufferingReader.joined(before.bytes(), open, 0, open.length);
        return otherLength(all)
                .map(cut -> new Better(cut, all, before.frames(), before.bytes().length, before.reads()))
                .orElse(null);
    }

    /** Returns the division of the last frame and of the open one by a length that counts itself; null if none fits. */
    @Nullable
    Better countedItself(byte[] open) {
        byte[] frame = before();
        LookBack look = lookBack();
        if (frame == null || look == null || isDecimal()) {
            return null;
        }
        byte[] all = BufferingReader.joined(frame, open, 0, open.length);
        return look.countsItself(all, saidBefore, all.length)
                .map(cut -> new Better(cut, all, 1, frame.length, readsBefore))
                .orElse(null);
    }

    private Optional<LookBack.Cut> countsItself(byte[] bytes, int header, long said, MissingRest rest) {
        LengthGuess itself = new LengthGuess(BytePattern.EMPTY, agreement().field(), Counting.ITSELF);
        return header + said - bytes.length == header
                        && itself.walk(bytes, 0, bytes.length, maxBody).isExact()
                ? Optional.of(new LookBack.Cut(0, 0, 0, 0, 0, itself, headerCounted(said, header, rest)))
                : Optional.empty();
    }

    /** Returns the division of bytes by a length in another form; empty if none is certain. */
    Optional<LookBack.Cut> otherLength(byte[] bytes) {
        if (isDecimal() || !framing.isBare()) {
            return Optional.empty();
        }
        return GuessSearch.exact(bytes, 0, bytes.length, maxBody, true)
                .filter(found ->
                        found.certainty() == Certainty.CERTAIN || found.guess().field() instanceof BcdField)
                .map(found -> new LookBack.Cut(
                        0, 0, 0, 0, 0, found.guess(), new StreamJudge(agreement(), maxBody).examined(found, bytes)));
    }

    /** Returns whether the length is in decimal digits. */
    boolean isDecimal() {
        return framing.field() instanceof DecimalField;
    }

    /** Explains digits that were read as the beginning of a header which was given with the frame before. */
    Finding glued(byte[] bytes, int size) {
        return FindingFactory.find(WireText.NO_HEADER_GLUED, Certainty.CERTAIN, Escapes.quote(bytes, 0, size));
    }

    /** Notes that bytes behind the last frame belong to a frame before it. */
    void interrupted() {
        before = null;
        readsBefore = ReadTrace.NONE;
        empty = null;
        missingBefore = 0;
    }

    /** Returns the number of complete frames. */
    long frames() {
        return frames;
    }

    /** Notes that the last bytes were no frame. */
    void lost() {
        afterFrame = false;
        before = null;
        readsBefore = ReadTrace.NONE;
        empty = null;
        missingBefore = 0;
    }

    /**
     * Returns the size in bytes of an uncounted line break at {@code at} that belongs to the frame before, 0 if there
     * is none. A line break counts as one if a canonical header follows directly behind it.
     */
    int uncountedNewline(byte[] bytes, int at, int end) {
        if (!afterFrame || !unmistakable) {
            return 0;
        }
        int newline = bytes[at] == '\n' ? 1 : bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? 2 : 0;
        return newline > 0 && at + newline + width <= end && framing.isCanonical(bytes, at + newline) ? newline : 0;
    }

    /** Returns the same for a header whose rest is still in the read's buffer. */
    int uncountedNewline(byte[] header, byte[] rest, int from, int end) {
        if (!afterFrame || !unmistakable || (header[0] != '\n' && header[0] != '\r')) {
            return 0;
        }
        int more = Math.min(2, end - from);
        byte[] joined = Arrays.copyOf(header, header.length + more);
        System.arraycopy(rest, from, joined, header.length, more);
        return uncountedNewline(joined, 0, joined.length);
    }

    /** Notes a complete frame that was too long, so that its body is not known. */
    void skipped(long said) {
        frames++;
        afterFrame = true;
        saidBefore = said;
        before = null;
        readsBefore = ReadTrace.NONE;
        empty = null;
        missingBefore = 0;
    }

    /** Returns the note on a header that is readable but not canonical. */
    Finding notCanonical(byte[] frame, int header, int body) {
        String quote = Escapes.quote(frame, 0, header);
        if (framing.equals(Framings.HEADER64)) {
            return FindingFactory.find(WireText.HEADER_NOT_CANONICAL, Certainty.CERTAIN, quote, framing.name());
        }
        Message usual = framing.frameClaiming(new byte[0], body);
        String written = Escapes.quote(usual.bytes(), 0, usual.headerLength());
        return agreement().isPlainDecimal()
                ? FindingFactory.find(
                        WireText.HEADER_AS_AGREED,
                        Certainty.CERTAIN,
                        quote,
                        framing.name(),
                        written,
                        agreement().writing())
                : FindingFactory.find(
                        WireText.HEADER_WRITTEN_OTHERWISE, Certainty.CERTAIN, quote, framing.name(), written);
    }

    /** Explains a frame of {@code frame} bytes whose last ones are not the agreed end. */
    Finding wrongEnd(byte[] bytes, int frame) {
        int end = framing.end().length();
        return FindingFactory.find(
                WireText.END_WRONG, Certainty.CERTAIN, framing.end().words(), Escapes.quote(bytes, frame - end, end));
    }

    /** Explains a length beyond the limit. */
    Finding tooLong(byte[] bytes, int at, int end, long said) {
        return ProtocolSignatures.of(bytes, at, end)
                .orElseGet(() -> said > SURELY_NO_LENGTH
                        // The reader stops counting at a larger number, so the exact figure is not known.
                        ? FindingFactory.find(WireText.TOO_LONG_TO_COUNT, Certainty.CERTAIN, SURELY_NO_LENGTH, maxBody)
                        : FindingFactory.find(WireText.TOO_LONG, Certainty.CERTAIN, said, maxBody));
    }

    /**
     * Returns whether a length beyond the limit is more likely something else: another protocol, text, or a number that
     * no client means.
     */
    boolean isDoubtful(byte[] bytes, int at, int end, long said) {
        return said > SURELY_NO_LENGTH
                || framing.isDoubtful(bytes, at, end)
                || ProtocolSignatures.of(bytes, at, end).isPresent()
                || isOtherLength(bytes, at, end, said);
    }

    /** Returns the same for a header, and perhaps bytes of its body, whose rest is still in the read's buffer. */
    boolean isDoubtful(byte[] begun, byte[] rest, int from, int end, long said) {
        byte[] all = BufferingReader.joined(begun, rest, from, end);
        return isDoubtful(all, 0, all.length, said);
    }

    /**
     * Returns whether a binary length beyond the limit is text, or is within the limit in the other byte order, so that
     * the bytes are explained as others that are no message.
     */
    boolean isOtherLength(byte[] bytes, int at, int end, long said) {
        if (!agreement().bare() || !(agreement().field() instanceof BinaryField binary)) {
            return false;
        }
        if (isTextAsLength(bytes, at, end) || said >= SURELY_ANOTHER_ORDER && GuessSearch.isText(bytes, at, end)) {
            return true;
        }
        if (said < SURELY_ANOTHER_ORDER) {
            return false;
        }
        long other = new BinaryField(binary.width(), !binary.lowestFirst()).scan(bytes, at, binary.width());
        return other > 0 && other <= maxBody;
    }

    /**
     * Explains a frame whose rest was skipped.
     *
     * @param kept the bytes of the body that are kept
     * @param rest the reason why not even the end came; null if it came
     */
    Finding tooLong(long said, long kept, long skipped, @Nullable MissingRest rest) {
        WireText code = rest == null ? WireText.TOO_LONG_SKIPPED : rest.tooLong;
        return FindingFactory.find(code, Certainty.CERTAIN, said, maxBody, kept, skipped);
    }

    /**
     * Explains a frame whose rest did not come.
     *
     * @param header the width of its header in bytes
     * @param said the length from its header, -1 if the header is incomplete
     */
    Finding incomplete(byte[] bytes, int header, long said, MissingRest rest) {
        if (said < 0) {
            // A rest of spaces and digits looks like the beginning of a header until the stream ends.
            Optional<Finding> leftOver = leftOver(bytes, 0, bytes.length);
            if (leftOver.isPresent()) {
                return leftOver.get();
            }
            if (isBlank(bytes, 0, bytes.length)) {
                return blank(bytes.length);
            }
            String quote = Escapes.quote(bytes, 0, bytes.length);
            if (agreement().isSpaces()) {
                return FindingFactory.find(rest.header, Certainty.CERTAIN, quote, bytes.length, width);
            }
            return agreement().bare()
                    ? FindingFactory.find(
                            WireText.HEADER_INCOMPLETE_AS_AGREED,
                            Certainty.CERTAIN,
                            quote,
                            framing.description(),
                            agreement().writing())
                    : FindingFactory.find(
                            WireText.HEADER_INCOMPLETE_DESCRIBED, Certainty.CERTAIN, quote, framing.description());
        }
        if (isTextAsLength(bytes, 0, bytes.length)) {
            return textAsLength(bytes, 0, bytes.length, said);
        }
        int came = bytes.length - header;
        if (!framing.isBare()) {
            long wanted = said + framing.end().length();
            return FindingFactory.find(
                    WireText.BODY_INCOMPLETE_DESCRIBED, Certainty.CERTAIN, wanted, came, wanted - came);
        }
        if (said - came == header) {
            return headerCounted(said, header, rest);
        }
        return FindingFactory.find(rest.body, Certainty.CERTAIN, said, came, said - came);
    }

    /** Explains a length that counts its header, too: as many bytes are missing. */
    Finding headerCounted(long said, int header, MissingRest rest) {
        Certainty certainty = rest == MissingRest.CUT ? Certainty.POSSIBLE : Certainty.LIKELY;
        return FindingFactory.find(WireText.BODY_INCOMPLETE_HEADER_COUNTED, certainty, said, said - header, header);
    }

    private boolean isTextAsLength(byte[] bytes, int at, int end) {
        return framing.before().isEmpty()
                && framing.field() instanceof BinaryField binary
                && binary.width() > 1
                && end - at > binary.width()
                && bytes[at] > ' '
                && GuessSearch.isText(bytes, at, end);
    }

    private Finding textAsLength(byte[] bytes, int at, int end, long said) {
        return FindingFactory.find(
                said > maxBody ? WireText.TOO_LONG_TEXT : WireText.NO_HEADER_AS_LENGTH,
                Certainty.LIKELY,
                Escapes.quote(bytes, at, end - at),
                width,
                said,
                agreement().writing());
    }

    private static boolean isBlank(byte[] bytes, int at, int end) {
        for (int i = at; i < end; i++) {
            if (!Utf8.isAsciiSpace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private Finding blank(int size) {
        return FindingFactory.find(
                WireText.NO_HEADER_BLANK,
                Certainty.CERTAIN,
                size,
                framing.description(),
                agreement().writing());
    }

    /** Explains bytes in the place of a header; {@code end} is where the next header begins. */
    Finding explain(byte[] bytes, int at, int end) {
        return ProtocolSignatures.of(bytes, at, end)
                .or(() -> leftOver(bytes, at, end))
                .orElseGet(() -> noHeader(bytes, at, end));
    }

    /** Explains bytes that are no known protocol and no remainder of the frame before. */
    private Finding noHeader(byte[] bytes, int at, int end) {
        if (isTextAsLength(bytes, at, end)) {
            return textAsLength(bytes, at, end, agreement().field().scan(bytes, at, width));
        }
        if (isBlank(bytes, at, end) && end - at < width) {
            return blank(end - at);
        }
        if (!agreement().isPlainDecimal()) {
            return asAgreed(bytes, at, end);
        }
        if (isPaddingBefore(bytes, at)) {
            return FindingFactory.find(WireText.HEADER_TOO_WIDE, Certainty.LIKELY, width);
        }
        Optional<Finding> malformed = MalformedHeaders.of(bytes, at, end, width);
        Optional<Finding> ended = malformed.isEmpty() && frames == 0 ? ended(bytes, at, end) : Optional.empty();
        if (ended.isPresent()) {
            return ended.get();
        }
        Finding why = malformed.orElseGet(() -> MalformedHeaders.byLook(bytes, at, end, width, frames > 0));
        boolean fits = agreement().isSpaces()
                || !OF_SPACES.contains(why.cause())
                || why.text().code() == WireText.UNKNOWN_NOISE;
        return fits ? why : asAgreed(bytes, at, end);
    }

    /** Explains text that has an end of records in place of a header. */
    private Optional<Finding> ended(byte[] bytes, int at, int end) {
        return SeemingEnd.ofPlainText(Arrays.copyOfRange(bytes, at, end))
                .map(found -> FindingFactory.find(
                        WireText.NO_HEADER_ENDED,
                        Certainty.LIKELY,
                        Escapes.quote(bytes, at, end - at),
                        found.words(),
                        Framings.parse("end=" + found).name(),
                        agreement().writing()));
    }

    /** Returns whether blanks go on that were the whole body of the frame before. */
    private boolean isPaddingBefore(byte[] bytes, int at) {
        byte[] frame = before;
        return agreement().isSpaces()
                && afterFrame
                && frame != null
                && saidBefore > 0
                && bytes[at] == ' '
                && isBlank(frame, headerBefore, headerBefore + (int) saidBefore);
    }

    private Finding asAgreed(byte[] bytes, int at, int end) {
        String quote = Escapes.quote(bytes, at, end - at);
        return agreement().bare()
                ? FindingFactory.find(
                        WireText.NO_HEADER_AS_AGREED,
                        Certainty.CERTAIN,
                        quote,
                        framing.description(),
                        agreement().writing())
                : FindingFactory.find(WireText.NO_HEADER_DESCRIBED, Certainty.CERTAIN, quote, framing.description());
    }

    /** Explains bytes as the uncounted remainder of the frame before. */
    private Optional<Finding> leftOver(byte[] bytes, int at, int end) {
        // A length that counts more than the body tells too little about what its client counted.
        if (!afterFrame || !framing.isBare()) {
            return Optional.empty();
        }
        boolean newline = bytes[at] == '\n' || (bytes[at] == '\r' && end - at > 1 && bytes[at + 1] == '\n');
        if (newline && end - at <= 2) {
            return Optional.of(FindingFactory.find(WireText.NEWLINE_NOT_COUNTED, Certainty.CERTAIN));
        }
        if (before != null) {
            int rest = end - at;
            byte[] piece = new byte[(int) saidBefore + rest];
            System.arraycopy(before, headerBefore, piece, 0, (int) saidBefore);
            System.arraycopy(bytes, at, piece, (int) saidBefore, rest);
            if (Utf8.isValid(piece, 0, piece.length)) {
                String text = new String(piece, StandardCharsets.UTF_8);
                boolean points = text.codePointCount(0, text.length()) == saidBefore;
                if (points || text.length() == saidBefore) {
                    return Optional.of(FindingFactory.find(
                            WireText.COUNTS_CHARACTERS, Certainty.CERTAIN, saidBefore, piece.length));
                }
            }
            missingBefore = Utf8.missingAtEnd(before, headerBefore, (int) saidBefore);
        }
        if (missingBefore > 0 && (bytes[at] & 0xC0) == 0x80) {
            return Optional.of(FindingFactory.find(WireText.COUNTS_CHARACTERS_CUT, Certainty.LIKELY, saidBefore));
        }
        return Optional.empty();
    }
}
