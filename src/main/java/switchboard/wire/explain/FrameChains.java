package switchboard.wire.explain;

/**
 * The frames that follow each other from each index of some bytes on, without a walk for each index: a client may send
 * bytes with which a frame begins at every index, and then all walks together take hours.
 *
 * <p>Immutable.
 */
final class FrameChains {
    /** The frames with a body, counted up to {@value #MANY}. */
    private static final int FILLED = 3;

    private static final int MANY = 2;

    /** The last frame ends where the bytes end. */
    private static final int EXACT = 4;

    /** The last frame is incomplete. */
    private static final int OPEN = 8;

    /** The last whole frame ends behind {@link #mark}. */
    private static final int PASSES = 16;

    private final LengthGuess guess;
    private final int from;
    private final int mark;

    /** For each index from {@link #from} on, the last frame and the number of those with a body. */
    private final byte[] chains;

    private FrameChains(LengthGuess guess, int from, int end, int mark) {
        this.guess = guess;
        this.from = from;
        this.mark = mark;
        this.chains = new byte[end - from];
    }

    /**
     * Returns the chains of frames of a guess, all of them written as a writer of this framing writes them.
     *
     * @param most the longest body that is one, in bytes
     * @param mark an index of interest; see {@link #passes}
     */
    static FrameChains of(LengthGuess guess, byte[] bytes, int from, int end, int most, int mark) {
        FrameChains all = new FrameChains(guess, from, end, mark);
        for (int at = end - 1; at >= from; at--) {
            all.chains[at - from] = (byte) all.chain(bytes, at, end, most);
        }
        return all;
    }

    private int chain(byte[] bytes, int at, int end, int most) {
        int ended = at > mark ? PASSES : 0;
        int field = at + guess.before().length();
        // The first bytes that are no digits tell that there is no header, before all of them are read.
        if (guess.isDecimal() && end - at >= guess.width() && !guess.field().isCanonical(bytes, field)) {
            return ended;
        }
        long body = guess.bodyAt(bytes, at, end);
        if (body == LengthGuess.INCOMPLETE) {
            return OPEN | ended;
        }
        if (body < 0 || body > most || !guess.field().isCanonical(bytes, field)) {
            return ended;
        }
        long next = at + guess.widthAt(bytes, at) + body;
        if (next > end) {
            return OPEN | ended;
        }
        int rest = next < end ? chains[(int) next - from] : EXACT | (end > mark ? PASSES : 0);
        int filled = Math.min(MANY, (rest & FILLED) + (body > 0 ? 1 : 0));
        return rest & ~FILLED | filled;
    }

    /** Returns whether whole frames fill the bytes from here on exactly, at least one of them with a body. */
    boolean isExact(int at) {
        return (chains[at - from] & EXACT) != 0 && (chains[at - from] & FILLED) > 0;
    }

    /** Returns whether the bytes from here on may go on as a frame. */
    boolean isOpen(int at) {
        return (chains[at - from] & OPEN) != 0;
    }

    /** Returns whether the last whole frame from here on ends behind the mark. */
    boolean passes(int at) {
        return (chains[at - from] & PASSES) != 0;
    }

    /** Returns whether two or more whole frames from here on have a body. */
    boolean hasMany(int at) {
        return (chains[at - from] & FILLED) == MANY;
    }
}
