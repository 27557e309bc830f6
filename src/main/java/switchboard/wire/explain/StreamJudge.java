package switchboard.wire.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.text.WireText;
import switchboard.wire.Cause;
import switchboard.wire.Certainty;
import switchboard.wire.Finding;
import switchboard.wire.part.BinaryField;
import switchboard.wire.part.Counting;

/**
 * Explains the bytes of a stream whose framing is lost, from its first byte outside a frame on.
 *
 * <p>It asks whether another way to write lengths divides the bytes into whole frames, carries on the explanation that
 * it has found until later bytes contradict it, and says the same cause only once.
 *
 * <p>Used by the thread of its reader.
 */
public final class StreamJudge {
    /** The causes that say no more than that a message is none. They do not contradict an explanation before. */
    private static final Set<Cause> WEAK =
            EnumSet.of(Cause.NO_HEADER, Cause.HEADER_ONCE, Cause.UNKNOWN, Cause.JSON_BARE, Cause.NEWLINE_FRAMES);

    /** The causes that are about the frame before and not about the bytes to come. */
    private static final Set<Cause> OF_FRAME_BEFORE = EnumSet.of(
            Cause.COUNTS_CHARACTERS, Cause.NEWLINE_NOT_COUNTED, Cause.LENGTH_TOO_LARGE, Cause.HEADER_TOO_WIDE);

    /** The causes that say that a binary length stands in front, which the frames of the stream show better. */
    private static final Set<Cause> BINARY = EnumSet.of(
            Cause.BINARY_LENGTH_BIG_ENDIAN,
            Cause.BINARY_LENGTH_LITTLE_ENDIAN,
            Cause.JAVA_WRITE_UTF,
            Cause.HEADER_NUL_PADDED);

    /** The width of a binary header from which a single frame that fits says more than a protocol's first bytes. */
    private static final int TELLING_WIDTH = 4;

    /** The narrowest decimal header that is believed before its body is there. */
    private static final int WIDE = 8;

    /** The narrowest decimal header that is searched for inside other bytes. */
    private static final int SEARCHED_WIDTH = 4;

    /** The most bytes in which a narrow header is searched for. */
    private static final int SEARCHED = 65_536;

    /** The time at which bytes are judged. */
    public enum Moment {
        /** A read has brought them. */
        READ,
        /** The sender paused for a moment. */
        PAUSE,
        /** The sender is silent, has finished, or goes on with the agreed framing. */
        SILENCE
    }

    /** The fate of the bytes behind the pieces of a judgement. */
    public enum Rest {
        /** There are none. */
        NONE,
        /** They may be the beginning of something and have to wait for more. */
        WAITS,
        /** They are frames of the agreed framing. */
        AGREED
    }

    /** Explains bytes by themselves and by the frame before. */
    @FunctionalInterface
    public interface Explanation {
        /** Returns the explanation of all bytes up to {@code end}. */
        Finding of(byte[] bytes, int end);
    }

    /** Bytes that belong together, of which the first {@code header} are a header. */
    public record Piece(int size, int header, List<Finding> findings) {}

    /** The division of bytes into pieces, from the first byte on. */
    public record Judgement(List<Piece> pieces, Rest rest) {}

    private final Agreement agreement;
    private final int most;
    private @Nullable LengthGuess carried;
    private @Nullable Cause cause;

    /** Creates one for the agreed framing and the longest body that is one, in bytes. */
    public StreamJudge(Agreement agreement, int most) {
        this.agreement = agreement;
        this.most = most;
    }

    /** Returns whether a way to write lengths is known with which the stream goes on. */
    public boolean knowsGuess() {
        return carried != null;
    }

    /** Returns whether a cause is known that later bytes may repeat. */
    public boolean isRepeating() {
        return cause != null;
    }

    /** Returns the finding that a frame of the agreed framing, whose rest does not come, is in fact another one. */
    public Finding examined(GuessSearch.Found found, byte[] bytes) {
        // The agreed framing could explain a single frame, too, if its sender had paused in it.
        Certainty certainty = found.walk().filled() > 1 ? found.certainty() : Certainty.LIKELY;
        return ofProtocol(bytes)
                .map(why -> new Finding(why.cause(), certainty, why.text(), why.repair()))
                .orElseGet(() -> finding(new GuessSearch.Found(found.guess(), found.walk(), certainty), bytes));
    }

    /** Returns the finding that bytes are those of a program or a device; empty if that is not certain. */
    private static Optional<Finding> ofProtocol(byte[] bytes) {
        return ProtocolSignatures.named(bytes, 0, bytes.length)
                .filter(why -> why.certainty() == Certainty.CERTAIN && why.cause() == Cause.OTHER_PROGRAM);
    }

    /** Divides bytes by a guess and carries it on; the first frame has the finding. */
    public Judgement as(LengthGuess guess, Finding finding, byte[] bytes) {
        carry(guess, finding);
        LengthGuess.Walk walk = guess.walk(bytes, 0, bytes.length, most);
        return new Judgement(
                frames(bytes, walk.end(), guess, finding), walk.end() == bytes.length ? Rest.NONE : Rest.WAITS);
    }

    /** Takes over a guess with which the stream goes on, and the finding that said so. */
    public void carry(LengthGuess guess, Finding finding) {
        carried = guess;
        cause = finding.cause();
    }

    /** Forgets the explanation, because the agreed framing goes on. */
    public void forget() {
        carried = null;
        cause = null;
    }

    /**
     * Returns the bytes that are missing to the end of the frame that has begun with a carried guess; 0 if that is not
     * known.
     */
    public long missing(byte[] bytes) {
        LengthGuess guess = carried;
        return guess == null
                ? 0
                : Math.max(0, guess.walk(bytes, 0, bytes.length, most).missing());
    }

    /**
     * Returns the guess that certainly divides bytes of which the first ones were given otherwise; null if none does.
     */
    public @Nullable LengthGuess proven(byte[] bytes, Moment moment) {
        LengthGuess known = carried;
        if (known != null) {
            LengthGuess.Walk walk = known.walk(bytes, 0, bytes.length, most);
            boolean proves = walk.isExact() && walk.frames() == walk.filled() && known.width() >= TELLING_WIDTH;
            return proves ? known : null;
        }
        return GuessSearch.isText(bytes, 0, bytes.length)
                ? null
                : found(bytes, moment)
                        .filter(found -> isTelling(found, bytes))
                        .map(GuessSearch.Found::guess)
                        .orElse(null);
    }

    /** Divides bytes by a guess that is proven, and carries it on. */
    public Judgement divided(LengthGuess guess, byte[] bytes) {
        if (guess.equals(carried)) {
            return new Judgement(frames(bytes, bytes.length, guess, same(guess)), Rest.NONE);
        }
        LengthGuess.Walk walk = guess.walk(bytes, 0, bytes.length, most);
        return as(
                guess,
                ofProtocol(bytes)
                        .orElseGet(() -> finding(new GuessSearch.Found(guess, walk, Certainty.CERTAIN), bytes)),
                bytes);
    }

    /** Explains the last bytes of those that a guess divides, because the others stay as they were given. */
    public Judgement behind(LengthGuess guess, byte[] bytes, int size) {
        Finding why = divided(guess, bytes).pieces().getFirst().findings().getFirst();
        return new Judgement(List.of(new Piece(size, 0, List.of(why))), Rest.NONE);
    }

    /** Divides and explains bytes, all of them at {@link Moment#SILENCE}. */
    public Judgement judge(byte[] bytes, Moment moment, Explanation explanation) {
        LengthGuess known = carried;
        if (known != null) {
            LengthGuess.Walk walk = known.walk(bytes, 0, bytes.length, most);
            // Zeros are empty frames of a narrow length, but more likely the upper bytes of a wider one.
            boolean wide = known.width() >= TELLING_WIDTH;
            if (walk.isExact() && (wide || moment != Moment.READ && walk.frames() == walk.filled())) {
                return new Judgement(frames(bytes, walk.end(), known, same(known)), Rest.NONE);
            }
            if (isAgreed(bytes, moment)) {
                return new Judgement(List.of(), Rest.AGREED);
            }
            if (moment == Moment.READ && (walk.isOpen() || walk.isExact())) {
                return new Judgement(List.of(), Rest.WAITS);
            }
        } else if (isAgreed(bytes, moment)) {
            return new Judgement(List.of(), Rest.AGREED);
        }
        Optional<GuessSearch.Found> found = found(bytes, moment);
        if (found.isEmpty() && known != null) {
            LengthGuess.Walk walk = known.walk(bytes, 0, bytes.length, most);
            if (walk.isOpen() && moment == Moment.PAUSE) {
                return new Judgement(List.of(), Rest.WAITS);
            }
            if (walk.filled() > 0) {
                List<Piece> pieces = frames(bytes, walk.end(), known, same(known));
                int rest = bytes.length - walk.end();
                if (rest > 0) {
                    pieces.add(new Piece(rest, 0, List.of(more(rest))));
                }
                return new Judgement(pieces, Rest.NONE);
            }
        }
        return unknown(bytes, moment, explanation, found);
    }

    private Judgement unknown(byte[] bytes, Moment moment, Explanation explanation, Optional<GuessSearch.Found> found) {
        boolean telling = found.isPresent() && isTelling(found.get(), bytes);
        if (!telling) {
            int agreed = inside(bytes);
            int end = agreed < 0 ? bytes.length : agreed;
            Finding why = explanation.of(bytes, end);
            boolean strong = (why.certainty() == Certainty.CERTAIN || OF_FRAME_BEFORE.contains(why.cause()))
                    && !WEAK.contains(why.cause())
                    && !BINARY.contains(why.cause());
            if (agreed > 0) {
                return new Judgement(List.of(piece(end, why)), Rest.AGREED);
            }
            if (strong || found.isEmpty()) {
                boolean waits = moment != Moment.SILENCE && (isHeaderBegun(bytes) || !strong && mayGoOn(bytes));
                return waits
                        ? new Judgement(List.of(), Rest.WAITS)
                        : new Judgement(List.of(strong ? piece(end, why) : begun(end, why, bytes)), Rest.NONE);
            }
        }
        GuessSearch.Found other = found.get();
        // The name of a program or a device says more than the form of its lengths, so that is not said as well.
        Finding why = ofProtocol(bytes).orElseGet(() -> finding(other, bytes));
        carry(other.guess(), why);
        return new Judgement(frames(bytes, other.walk().end(), other.guess(), why), Rest.NONE);
    }

    /** Returns whether the bytes are whole frames of the agreed framing, or begin with its header and nothing else. */
    private boolean isAgreed(byte[] bytes, Moment moment) {
        LengthGuess agreed = agreement.header();
        if (agreed == null || cause == null) {
            return false;
        }
        LengthGuess.Walk walk = agreed.walk(bytes, 0, bytes.length, most);
        if (!agreed.isDecimal()) {
            return walk.isExact() && walk.frames() == walk.filled();
        }
        return walk.isExact()
                || walk.isOpen()
                        && moment != Moment.SILENCE
                        && agreed.width() >= WIDE
                        && agreed.isCanonical(bytes, 0, bytes.length);
    }

    /** Returns the index of narrow decimal frames of the agreed framing that fill the rest exactly; -1 if none do. */
    private int inside(byte[] bytes) {
        LengthGuess agreed = agreement.header();
        if (agreed == null || !agreed.isDecimal() || agreed.width() < SEARCHED_WIDTH || bytes.length > SEARCHED) {
            return -1;
        }
        FrameChains chains = FrameChains.of(agreed, bytes, 1, bytes.length, most, bytes.length);
        for (int at = 1; at + agreed.width() < bytes.length; at++) {
            if (chains.isExact(at)) {
                return at;
            }
        }
        return -1;
    }

    private Optional<GuessSearch.Found> found(byte[] bytes, Moment moment) {
        return GuessSearch.exact(bytes, 0, bytes.length, most, moment != Moment.READ);
    }

    private boolean mayGoOn(byte[] bytes) {
        return isHeaderBegun(bytes) || GuessSearch.mayGoOn(bytes, 0, bytes.length, most);
    }

    /** Returns whether the bytes may be the beginning of a decimal header with which the agreed framing goes on. */
    private boolean isHeaderBegun(byte[] bytes) {
        LengthGuess agreed = agreement.header();
        return agreed != null
                && cause != null
                && agreed.isDecimal()
                && bytes[0] >= '0'
                && bytes[0] <= '9'
                && agreed.bodyAt(bytes, 0, bytes.length) == LengthGuess.INCOMPLETE;
    }

    private static boolean isTelling(GuessSearch.Found found, byte[] bytes) {
        return found.certainty() == Certainty.CERTAIN
                && (found.walk().filled() > 1 || found.guess().widthAt(bytes, 0) >= TELLING_WIDTH);
    }

    /** Returns the same for bytes with which a frame of the carried guess may begin. */
    private Piece begun(int size, Finding why, byte[] bytes) {
        LengthGuess known = carried;
        boolean open = known != null && known.walk(bytes, 0, bytes.length, most).isOpen();
        return open ? new Piece(size, 0, List.of(more(size))) : piece(size, why);
    }

    /** Returns a piece with the reason, or with the note that it is more of the same. */
    private Piece piece(int size, Finding why) {
        boolean again = cause != null && (why.cause() == cause || WEAK.contains(why.cause()));
        if (again) {
            return new Piece(size, 0, List.of(more(size)));
        }
        carried = null;
        cause = OF_FRAME_BEFORE.contains(why.cause()) ? cause : why.cause();
        return new Piece(size, 0, List.of(why));
    }

    private static Finding more(int size) {
        return FindingFactory.find(WireText.MORE_OF_THE_SAME, Certainty.LIKELY, size);
    }

    private static Finding same(LengthGuess guess) {
        return FindingFactory.find(WireText.MORE_OF_THE_SAME_FRAMING, Certainty.LIKELY, guess.description());
    }

    /** Returns the frames of a guess; the first one has the finding, the others say that they are alike. */
    private static List<Piece> frames(byte[] bytes, int end, LengthGuess guess, Finding first) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < end) {
            int header = guess.widthAt(bytes, at);
            int size = header + (int) guess.bodyAt(bytes, at, end);
            List<Finding> findings = new ArrayList<>(BodyFindings.of(bytes, at + header, size - header));
            findings.addFirst(at == 0 ? first : same(guess));
            pieces.add(new Piece(size, header, findings));
            at += size;
        }
        return pieces;
    }

    /** Returns the finding that the bytes have a length in another form. */
    private Finding finding(GuessSearch.Found found, byte[] bytes) {
        LengthGuess guess = found.guess();
        long said = guess.bodyAt(bytes, 0, bytes.length);
        boolean plain = guess.before().isEmpty() && guess.counts() == Counting.BODY;
        if (plain && guess.field() instanceof BinaryField binary) {
            if (agreement.isPlainDecimal()) {
                Optional<WireText> code = ofDecimal(binary);
                if (code.isPresent()) {
                    return FindingFactory.find(
                            code.get(),
                            found.certainty(),
                            said,
                            agreement.field().width());
                }
            }
            if (agreement.bare()
                    && agreement.field() instanceof BinaryField agreed
                    && agreed.width() == binary.width()
                    && agreed.lowestFirst() != binary.lowestFirst()) {
                WireText code = binary.lowestFirst() ? WireText.ORDER_LOWEST_FIRST : WireText.ORDER_HIGHEST_FIRST;
                return FindingFactory.find(
                        code,
                        found.certainty(),
                        HexFormat.ofDelimiter(" ").formatHex(bytes, 0, binary.width()),
                        said,
                        agreed.scan(bytes, 0, binary.width()),
                        guess.name(),
                        agreement.writing());
            }
        }
        return FindingFactory.find(
                WireText.OTHER_LENGTH,
                found.certainty(),
                guess.description(),
                agreement.description(),
                guess.name(),
                agreement.writing());
    }

    private static Optional<WireText> ofDecimal(BinaryField binary) {
        return switch (binary.name()) {
            case "u32" -> Optional.of(WireText.BINARY_LENGTH_BIG_ENDIAN);
            case "u32le" -> Optional.of(WireText.BINARY_LENGTH_LITTLE_ENDIAN);
            case "u16" -> Optional.of(WireText.JAVA_WRITE_UTF);
            default -> Optional.empty();
        };
    }
}
