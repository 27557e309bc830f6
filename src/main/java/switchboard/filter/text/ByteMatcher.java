package switchboard.filter.text;

/** Searches bytes for a sequence of bytes, by the Knuth-Morris-Pratt algorithm. Immutable. */
public final class ByteMatcher implements BodyMatcher {
    private final byte[] wanted;

    /** The failure function, as in {@link TextMatcher}. */
    private final int[] fallback;

    /** Creates a matcher with a copy of the bytes; no bytes are contained in every body. */
    public ByteMatcher(byte[] wanted) {
        this.wanted = wanted.clone();
        fallback = new int[wanted.length];
        int seen = 0;
        for (int i = 1; i < wanted.length; i++) {
            fallback[i] = seen;
            seen = next(seen, wanted[i]);
        }
    }

    @Override
    public boolean matches(byte[] body) {
        int seen = 0;
        for (int at = 0; at < body.length && seen < wanted.length; at++) {
            seen = next(seen, body[at]);
        }
        return seen == wanted.length;
    }

    private int next(int before, byte one) {
        int seen = before;
        while (wanted[seen] != one) {
            if (seen == 0) {
                return 0;
            }
            seen = fallback[seen];
        }
        return seen + 1;
    }
}
