package switchboard.wire.explain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Escapes;
import switchboard.wire.Finding;
import switchboard.wire.part.BytePattern;
import switchboard.wire.part.Counting;
import switchboard.wire.part.DecimalField;
import switchboard.wire.part.Padding;

/**
 * Explains a header that is missing behind a frame from that frame: its length was too large, so that it took the
 * beginning of the next header, or its header was not one.
 *
 * <p>Immutable.
 */
public final class LookBack {
    /** The most bytes of text without a header that may stand before a header and be read as its first digits. */
    private static final int GLUED = 15;

    /** The most bytes that a binary length is wrong by. */
    private static final int NEAR = 8;

    /** The evidence in bits from which an explanation is certain. */
    private static final int CERTAIN_BITS = 16;

    private static final int QUOTES = 2;
    private static final int BYTES_QUOTES = 3;

    private final LengthGuess agreed;
    private final int most;

    /** The bytes behind an index that belong to a frame which begins before it: those of its header and its body. */
    public record Crossing(int header, long body) {}

    /** Creates one for the agreed framing and the longest body that is one, in bytes. */
    public LookBack(LengthGuess agreed, int most) {
        this.agreed = agreed;
        this.most = most;
    }

    /**
     * A better division of a frame and the bytes behind it.
     *
     * @param size the bytes that belong together at the beginning
     * @param header the header's length among them
     * @param next the index of the next header
     * @param owed the bytes of the body that come only behind the next frame, because two senders wrote at once; 0 if
     *     none
     * @param over the bytes that the length counts too many; 0 if that is not known
     * @param guess the framing of the bytes if it is not the agreed one; null otherwise
     * @param finding the explanation
     */
    public record Cut(
            int size,
            int header,
            int next,
            int owed,
            int over,
            @Nullable LengthGuess guess,
            Finding finding) {
        /** Returns whether the first bytes came without a header and were read as a part of the next one. */
        public boolean isGlued() {
            return finding.cause() == Cause.NO_HEADER;
        }
    }

    /**
     * Returns how a frame and the bytes behind it, in which no header stands, are to be divided; empty if the frame
     * has nothing to do with it.
     *
     * @param bytes the frame from index 0, and what came behind it up to {@code end}
     * @param header the length of the frame's header
     * @param frame the length of the frame, {@code end} if nothing came behind it or if it is incomplete
     * @param said the length in the frame's header
     * @param over the bytes that the length before counted too many; 0 if none
     */
    public Optional<Cut> of(byte[] bytes, int header, int frame, long said, int end, int over) {
        return glued(bytes, header, end)
                .or(() -> wider(bytes, end))
                .or(() -> countsItself(bytes, said, end))
                .or(() -> mayCountItself(bytes, frame, said, end))
                .or(() -> tooLarge(bytes, header, frame, said, end, over));
    }

    /**
     * Returns the rest of the frame that begins before the index {@code given} and ends behind it; null if none does.
     *
     * @param from the index of a header, from which frames follow each other
     * @param most the longest body that is one, in bytes
     */
    public static @Nullable Crossing crossing(
            @Nullable LengthGuess guess, byte[] bytes, int from, int given, int most) {
        long at = from;
        while (guess != null && at < given) {
            long body = guess.bodyAt(bytes, (int) at, bytes.length);
            if (body < 0 || body > most) {
                return null;
            }
            long behind = at + guess.widthAt(bytes, (int) at) + body;
            if (behind > given) {
                int header = (int) Math.max(0, behind - body - given);
                return new Crossing(header, behind - given - header);
            }
            at = behind;
        }
        return null;
    }

    /** Recognises a header that is wider than agreed, whose padding became the body. */
    public Optional<Cut> wider(byte[] bytes, int end) {
        if (!(agreed.field() instanceof DecimalField decimal)
                || decimal.padding() != Padding.SPACE
                || !agreed.before().isEmpty()) {
            return Optional.empty();
        }
        int width = decimal.width();
        int run = 0;
        while (run < end && bytes[run] >= '0' && bytes[run] <= '9') {
            run++;
        }
        while (run < end && bytes[run] == ' ') {
            run++;
        }
        // The body may begin with blanks, so a narrower width may be the right one.
        for (int wide = Math.min(run, DecimalField.WIDEST); wide > width; wide--) {
            LengthGuess guess =
                    new LengthGuess(BytePattern.EMPTY, new DecimalField(wide, Padding.SPACE), Counting.BODY);
            LengthGuess.Walk walk = guess.walk(bytes, 0, end, most);
            if (walk.isExact() || walk.filled() > 1) {
                Finding finding = FindingFactory.find(WireText.HEADER_OTHER_WIDTH, Certainty.CERTAIN, wide, width);
                return Optional.of(new Cut(0, 0, 0, 0, 0, guess, finding));
            }
        }
        return Optional.empty();
    }

    /** Recognises a length that counts its header, by at least two frames that fit. */
    public Optional<Cut> countsItself(byte[] bytes, long said, int end) {
        if (agreed.isUnmistakable()
                || agreed.counts() != Counting.BODY
                || !agreed.before().isEmpty()) {
            return Optional.empty();
        }
        LengthGuess guess = new LengthGuess(BytePattern.EMPTY, agreed.field(), Counting.ITSELF);
        LengthGuess.Walk walk = guess.walk(bytes, 0, end, most);
        return walk.isExact() && walk.filled() > 1 ? Optional.of(counted(guess, bytes, said)) : Optional.empty();
    }

    /**
     * Recognises the same before the second frame is whole, by a header that crosses the end of the first one and says
     * a length that other bytes hardly say.
     */
    private Optional<Cut> mayCountItself(byte[] bytes, int frame, long said, int end) {
        if (agreed.isDecimal()
                || agreed.counts() != Counting.BODY
                || !agreed.before().isEmpty()) {
            return Optional.empty();
        }
        LengthGuess guess = new LengthGuess(BytePattern.EMPTY, agreed.field(), Counting.ITSELF);
        LengthGuess.Walk walk = guess.walk(bytes, 0, end, most);
        if (walk.filled() != 1 || walk.missing() <= 0 || walk.end() + agreed.width() > frame) {
            return Optional.empty();
        }
        long next = guess.bodyAt(bytes, walk.end(), end) + agreed.width();
        int bits = Byte.SIZE * agreed.width() - (Long.SIZE - Long.numberOfLeadingZeros(next));
        return bits >= CERTAIN_BITS ? Optional.of(counted(guess, bytes, said)) : Optional.empty();
    }

    private Cut counted(LengthGuess guess, byte[] bytes, long said) {
        int width = agreed.widthAt(bytes, 0);
        Finding finding =
                FindingFactory.find(WireText.LENGTH_TOO_LARGE_HEADER, Certainty.CERTAIN, said, said - width, width);
        return new Cut(0, 0, 0, 0, 0, guess, finding);
    }

    /** Recognises digits that came without a header and were read as the first digits of the next header. */
    public Optional<Cut> glued(byte[] bytes, int header, int end) {
        if (!agreed.isDecimal()) {
            return Optional.empty();
        }
        for (int first = 1; first <= Math.min(GLUED, header - 1); first++) {
            byte before = bytes[first - 1];
            if (before < '0' || before > '9') {
                break;
            }
            if (!agreed.isCanonical(bytes, first, end)) {
                continue;
            }
            LengthGuess.Walk walk = agreed.walk(bytes, first, end, most);
            boolean another = walk.filled() > 1 || walk.filled() == 1 && walk.missing() > 0;
            if (walk.isExact() || another) {
                Finding finding = FindingFactory.find(
                        WireText.NO_HEADER,
                        another ? Certainty.CERTAIN : Certainty.LIKELY,
                        Escapes.quote(bytes, 0, first),
                        agreed.width());
                return Optional.of(new Cut(first, 0, first, 0, 0, null, finding));
            }
        }
        return Optional.empty();
    }

    /** Recognises a length that takes the next header, or a part of it, for the end of its body; see {@link #of}. */
    public Optional<Cut> tooLarge(byte[] bytes, int header, int frame, long said, int end, int over) {
        boolean anywhere = agreed.isDecimal() || agreed.isUnmistakable();
        int first = anywhere ? header : Math.max(header, frame - NEAR);
        FrameChains chains = FrameChains.of(agreed, bytes, first, end, most, frame);
        int found = frame;
        for (int at = first; at < frame; at++) {
            if (agreed.isCanonical(bytes, at, end) && isNext(bytes, at, frame, chains)) {
                // Digits at the end of a text, and those of the next header, are a header, too.
                boolean again = over > 0 && said - (at - header) == over;
                found = again ? at : Math.min(found, at);
                if (again) {
                    break;
                }
            }
        }
        return found < frame ? Optional.of(cut(bytes, found, header, frame, said, end, over)) : Optional.empty();
    }

    /** Returns whether a header that stands inside a frame goes on behind it. */
    private boolean isNext(byte[] bytes, int at, int frame, FrameChains chains) {
        boolean exact = chains.isExact(at);
        boolean reaches = chains.isOpen(at) || chains.passes(at) || exact;
        if (agreed.isUnmistakable()) {
            return reaches;
        }
        if (agreed.isDecimal()) {
            boolean padded = bytes[at] == '0' || bytes[at + agreed.width() - 1] == ' ';
            boolean behind = at + agreed.width() >= frame && padded;
            return reaches && (behind && chains.isOpen(at) || exact || chains.hasMany(at));
        }
        boolean crosses = at + agreed.width() > frame;
        return crosses && (exact || chains.hasMany(at));
    }

    private Cut cut(byte[] bytes, int at, int header, int frame, long said, int end, int overBefore) {
        int came = at - header;
        long over = said - came;
        long behind = at + agreed.widthAt(bytes, at) + agreed.bodyAt(bytes, at, end);
        boolean interrupted = behind + over <= end
                && !agreed.isCanonical(bytes, (int) behind, end)
                && (behind + over == end || agreed.isCanonical(bytes, (int) (behind + over), end));
        boolean counted = over == agreed.width();
        // A body may hold what looks like a header; one that goes on behind the frame, or whose frame fits, is one.
        boolean fits = at + agreed.width() > frame || behind <= end;
        WireText code;
        Certainty certainty = fits ? Certainty.CERTAIN : Certainty.LIKELY;
        if (interrupted) {
            code = WireText.TWO_SENDERS;
        } else if (counted) {
            code = WireText.LENGTH_TOO_LARGE_HEADER;
        } else if (over == 1) {
            code = WireText.LENGTH_TOO_LARGE_ONE;
        } else if (over == QUOTES || over == BYTES_QUOTES) {
            code = WireText.LENGTH_TOO_LARGE_QUOTES;
        } else if (over == overBefore || behind < end && agreed.isCanonical(bytes, (int) behind, end)) {
            code = WireText.LENGTH_TOO_LARGE;
        } else {
            code = WireText.LENGTH_TOO_LARGE_OR_SENDERS;
            certainty = Certainty.LIKELY;
        }
        boolean open = code == WireText.LENGTH_TOO_LARGE_OR_SENDERS;
        boolean owes = interrupted || open;
        Finding finding = FindingFactory.find(code, certainty, said, came, over);
        return new Cut(at, header, at, owes ? (int) over : 0, interrupted ? 0 : (int) over, null, finding);
    }
}
