package switchboard.terminal;

/** Estimates the columns of characters on a terminal. Thread-safe, stateless. */
public final class TerminalWidth {
    private TerminalWidth() {}

    /** Returns the columns of a line. */
    public static int of(String line) {
        return line.codePoints().map(TerminalWidth::of).sum();
    }

    /** Returns the columns of one code point: 0, 1 or 2. */
    public static int of(int point) {
        if (point < 0x300) {
            return 1;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> wide(point) ? 2 : 1;
        };
    }

    private static boolean wide(int point) {
        return Character.isIdeographic(point)
                || point >= 0x1100 && point <= 0x115F
                || point >= 0x3000 && point <= 0x30FF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xFF00 && point <= 0xFF60
                || Character.isEmojiPresentation(point);
    }
}
