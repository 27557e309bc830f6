package switchboard.filter;

/** Says that a typed filter makes no sense. */
final class MisunderstoodException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int at;
    private final int length;

    /** @param key of the sentence in {@link Words} */
    MisunderstoodException(int at, int end, String key, Object... arguments) {
        super(Words.of(key, arguments));
        this.at = at;
        length = end - at;
    }

    Parsed.Misunderstood parsed() {
        return new Parsed.Misunderstood(String.valueOf(getMessage()), at, length);
    }
}
