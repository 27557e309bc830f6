package switchboard.terminal;

import switchboard.wire.Escapes;

/** Prepares a sentence of ours for a terminal. Thread-safe. */
public final class Sentence {
    private Sentence() {}

    /**
     * Returns the sentence with whatever foreign text it quotes made inert.
     *
     * <p>Unlike {@link Escapes#text(String)} it leaves backslashes alone: the quoted parts have been escaped once.
     */
    public static String inert(String sentence) {
        StringBuilder line = new StringBuilder(sentence.length());
        sentence.codePoints().forEach(point -> {
            if (Escapes.isHarmless(point)) {
                line.appendCodePoint(point);
            } else {
                line.append(Escapes.text(Character.toString(point)));
            }
        });
        return line.toString();
    }

    /** Returns what an exception says, as such a sentence. */
    public static String of(Exception explained) {
        return inert(String.valueOf(explained.getMessage()));
    }
}
