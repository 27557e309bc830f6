package switchboard.wire;

import java.util.Locale;

/** How replies leave: many clients send framed messages and expect something else back. */
public enum ReplyFormat {
    /** As the listener's framing says. */
    FRAMED,
    /** The body's bytes and nothing else. */
    RAW,
    /** The body and a line feed. */
    LINE;

    /** Returns the word that options, files and menus use: {@code framed}, {@code raw} or {@code line}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
