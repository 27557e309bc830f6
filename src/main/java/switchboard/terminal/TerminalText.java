package switchboard.terminal;

import switchboard.wire.Escapes;

/** Makes the program's own sentences safe for a terminal. Thread-safe, stateless. */
public final class TerminalText {
    private TerminalText() {}

    /**
     * Returns the sentence with control characters in quoted foreign text escaped.
     *
     * <p>Unlike {@link Escapes#text(String)} it keeps backslashes, because the quoted parts were escaped before.
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

    /** Returns the message of an exception, made safe for a terminal. */
    public static String of(Exception explained) {
        return inert(String.valueOf(explained.getMessage()));
    }
}
